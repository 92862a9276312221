package dev.vireo.server.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.protocol.Answers;
import dev.vireo.protocol.Channel;
import dev.vireo.protocol.ChannelKind;
import dev.vireo.protocol.Event;
import dev.vireo.protocol.Message;
import dev.vireo.protocol.OfficeRole;
import dev.vireo.protocol.Requests;
import dev.vireo.protocol.User;
import dev.vireo.testing.Rows;
import dev.vireo.testing.TestNodes;
import dev.vireo.testing.TestOffice;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** One office on two servers that nothing wakes: each reads the log of the database both have. */
class SeveralServersTest {

    private static TestNodes office;
    private static TestOffice one;
    private static TestOffice other;

    @BeforeAll
    static void open() {
        office = TestNodes.open(2, UnaryOperator.identity());
        one = office.node(0);
        other = office.node(1);
    }

    @AfterAll
    static void close() {
        office.close();
    }

    @Test
    void messagesOnOneServerReachTheStreamsOfTheOther() {
        try (Reader shyam = Reader.open(other, "shyam")) {
            shyam.next(Event.Heartbeat.class);
            Channel direct = one.as("rama").post("/api/v1/direct/shyam", "").as(Channel.class);
            send(one, "rama", direct, "Is this thing on?");

            assertThat(shyam.next(Event.NewMessage.class).message().body()).isEqualTo("Is this thing on?");
        }
    }

    @Test
    void aStreamContinuesOnTheOtherServerExactlyAfterItsCursor() {
        Channel direct = one.as("rama").post("/api/v1/direct/lakshman", "").as(Channel.class);
        String cursor;
        try (Reader lakshman = Reader.open(one, "lakshman")) {
            lakshman.next(Event.Heartbeat.class);
            send(one, "rama", direct, "First");
            cursor = lakshman.next(frame -> frame.event() instanceof Event.NewMessage).id();
        }
        send(one, "rama", direct, "Second");
        send(other, "rama", direct, "Third");

        try (Reader lakshman = Reader.open(other, "lakshman", cursor)) {
            assertThat(lakshman.next(Event.NewMessage.class).message().body()).isEqualTo("Second");
            assertThat(lakshman.next(Event.NewMessage.class).message().body()).isEqualTo("Third");
        }
    }

    @Test
    void bothServersWriteInOneOrderWithoutAGap() {
        Channel direct = one.as("sita").post("/api/v1/direct/rama", "").as(Channel.class);
        List<CompletableFuture<Void>> writers = new ArrayList<>();
        for (TestOffice node : List.of(one, other)) {
            for (String author : List.of("sita", "rama")) {
                writers.add(CompletableFuture.runAsync(() -> IntStream.range(0, 25).forEach(i -> send(node, author, direct, author + i))));
            }
        }
        writers.forEach(CompletableFuture::join);

        Answers.MessagePage page = one.as("sita").get("/api/v1/channel/" + direct.id() + "/messages?limit=100")
                .as(Answers.MessagePage.class);
        assertThat(page.messages()).extracting(Message::number)
                .containsExactlyInAnyOrderElementsOf(LongStream.rangeClosed(1, 100).boxed().toList());
        assertThat(page).isEqualTo(
                other.as("sita").get("/api/v1/channel/" + direct.id() + "/messages?limit=100").as(Answers.MessagePage.class));
    }

    @Test
    void aRepeatAtTheOtherServerIsTheSameMessage() {
        Channel direct = one.as("rama").post("/api/v1/direct/sita", "").as(Channel.class);
        var once = new Requests.MessageToSend("once", "Once", null, null);

        var first = one.as("rama").post("/api/v1/channel/" + direct.id() + "/messages", once);
        var second = other.as("rama").post("/api/v1/channel/" + direct.id() + "/messages", once);

        assertThat(first.status()).isEqualTo(201);
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.as(Message.class).id()).isEqualTo(first.as(Message.class).id());
    }

    @Test
    void whoIsMadeAGuestAtOneServerSeesLessAtTheOther() {
        one.add(TestOffice.person("visitor", "Visitor", OfficeRole.MEMBER));
        Channel shared = one.as("rama").post("/api/v1/channels",
                new Requests.NewChannel(ChannelKind.GROUP, "Shared", "", List.of("visitor"))).as(Channel.class);
        try (Reader visitor = Reader.open(other, "visitor")) {
            visitor.next(Event.Heartbeat.class);

            one.as("shyam").patch("/api/v1/user/visitor", "{\"role\":\"guest\"}");
            visitor.next(Event.Resync.class);
            assertThat(other.as("visitor").get("/api/v1/users").as(Answers.UserList.class).users()).extracting(User::username)
                    .containsExactly("rama", "visitor");

            one.as("sita").patch("/api/v1/user/sita", "{\"display_name\":\"Unseen\"}");
            one.as("rama").post("/api/v1/channel/" + shared.id() + "/members", new Requests.NewMembers(List.of("lakshman")));
            assertThat(visitor.next(Event.UserUpdated.class).user().username()).isEqualTo("lakshman");
        }
    }

    /** As when a server could not reach the database for weeks: nobody may believe to have been told everything. */
    @Test
    void aServerThatMissedPrunedEntriesEndsItsStreamsAndTheirReadersReload() throws SQLException {
        Channel direct = one.as("rama").post("/api/v1/direct/shyam", "").as(Channel.class);
        String cursor;
        try (Reader shyam = Reader.open(other, "shyam")) {
            shyam.next(Event.Heartbeat.class);
            send(one, "rama", direct, "The last that is remembered");
            cursor = shyam.next(frame -> frame.event() instanceof Event.NewMessage).id();

            // Two entries come and are forgotten before anybody can look: one statement, one moment.
            Rows.change(one.databaseUrl(), "WITH head AS (UPDATE log_head SET pos = pos + 3, first_pos = pos + 3 RETURNING pos), "
                    + "gone AS (DELETE FROM log_entry) "
                    + "INSERT INTO log_entry (pos, logged_at, type, audience, data) "
                    + "SELECT head.pos, logged_at, type, audience, data FROM head, log_entry ORDER BY log_entry.pos DESC LIMIT 1");

            shyam.awaitEnd();
        }
        try (Reader shyam = Reader.open(other, "shyam", cursor)) {
            assertThat(shyam.next(frame -> frame.event() instanceof Event.Resync)).isNotNull();
            send(one, "rama", direct, "The first behind it");
            assertThat(shyam.next(Event.NewMessage.class).message().body()).isEqualTo("The first behind it");
        }
    }

    private static void send(TestOffice node, String author, Channel channel, String body) {
        var answer = node.as(author).post("/api/v1/channel/" + channel.id() + "/messages",
                new Requests.MessageToSend(null, body, null, null));
        assertThat(answer.status()).isEqualTo(201);
    }
}
