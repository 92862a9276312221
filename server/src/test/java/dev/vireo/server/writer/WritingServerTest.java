package dev.vireo.server.writer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.protocol.Answers;
import dev.vireo.protocol.Channel;
import dev.vireo.protocol.ChannelKind;
import dev.vireo.protocol.Message;
import dev.vireo.protocol.Requests;
import dev.vireo.testing.Await;
import dev.vireo.testing.Http.Answer;
import dev.vireo.testing.OpenStream;
import dev.vireo.testing.Rows;
import dev.vireo.testing.TestNodes;
import dev.vireo.testing.TestOffice;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One office on two servers, one of which writes for both. */
final class WritingServerTest {

    private static final Executor EACH_ALONE = task -> Thread.ofVirtual().start(task);

    private static TestNodes office;
    private TestOffice writer;
    private TestOffice other;
    private Channel channel;

    @BeforeAll
    static void open() {
        office = TestNodes.open(2, UnaryOperator.identity());
    }

    @AfterAll
    static void close() {
        office.close();
    }

    @BeforeEach
    void awaitLink() {
        Await.until("one server writes for both", () -> isWriter(0) != isWriter(1));
        writer = office.node(isWriter(0) ? 0 : 1);
        other = office.node(isWriter(0) ? 1 : 0);
        channel = newChannel("Small talk");
        Await.until("the other server hands over", () -> {
            long before = handedOver(other);
            send(other, "rama", null, "Are you there?");
            return handedOver(other) > before;
        });
        channel = newChannel("Plans");
    }

    private Channel newChannel(String name) {
        return writer.as("rama").post("/api/v1/channels", new Requests.NewChannel(ChannelKind.GROUP, name, "", List.of("sita")))
                .as(Channel.class);
    }

    private static boolean isWriter(int node) {
        return metric(office.node(node), "vireo_writer") == 1;
    }

    private static long handedOver(TestOffice node) {
        return metric(node, "vireo_writer_handed_over_total");
    }

    private static long metric(TestOffice node, String name) {
        return node.as("shyam").get("/metrics").text().lines().filter(line -> line.startsWith(name + " "))
                .mapToLong(line -> (long) Double.parseDouble(line.substring(name.length()))).findFirst().orElseThrow();
    }

    private Answer send(TestOffice node, String author, String clientId, String body) {
        return node.as(author).post("/api/v1/channel/" + channel.id() + "/messages",
                new Requests.MessageToSend(clientId, body, null, null));
    }

    private List<Message> stored(TestOffice node) {
        return node.as("sita").get("/api/v1/channel/" + channel.id() + "/messages?limit=100").as(Answers.MessagePage.class).messages();
    }

    @Test
    void whatIsSentAtTheOtherServerIsWrittenByTheWriterAndAnsweredAsThere() throws Exception {
        long before = handedOver(other);
        long byWriter = handedOver(writer);
        try (OpenStream sita = OpenStream.of(other.address(), "sita", other.token("sita"))) {
            sita.awaitLive();
            Message sent = send(other, "rama", "tea", "Tea at four, with @sita?").as(Message.class);
            sita.awaitLine(line -> line.contains("Tea at four"));

            assertThat(sent.mentions()).containsExactly("sita");
            assertThat(stored(writer)).contains(sent);
            assertThat(stored(other)).isEqualTo(stored(writer));
        }
        Answer again = send(other, "rama", "tea", "Tea at four, with @sita?");
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.as(Message.class).clientId()).isEqualTo("tea");
        assertThat(handedOver(other)).isEqualTo(before + 2);
        assertThat(handedOver(writer)).isEqualTo(byWriter);
    }

    @Test
    void aRefusalIsTheSameAtBoth() {
        send(writer, "rama", "once", "Once");
        Channel archived = newChannel("Old plans");
        writer.as("rama").patch("/api/v1/channel/" + archived.id(), "{\"archived\":true}").as(Channel.class);
        for (String[] refused : new String[][] {
            {channel.id(), "{\"client_id\":\"once\",\"body\":\"Twice\"}", "409"},
            {"999999", "{\"body\":\"Hello\"}", "404"},
            {archived.id(), "{\"body\":\"Hello\"}", "409"},
            {channel.id(), "{\"body\":\"Hello\",\"parent_id\":\"999999\"}", "404"}}) {
            Answer here = writer.as("rama").post("/api/v1/channel/" + refused[0] + "/messages", refused[1]);
            Answer there = other.as("rama").post("/api/v1/channel/" + refused[0] + "/messages", refused[1]);

            assertThat(here.status()).hasToString(refused[2]);
            assertThat(there).hasToString(here.toString());
        }
    }

    @Test
    void bothWriteInOneOrderWithoutAGap() throws Exception {
        int before = stored(writer).size();
        List<CompletableFuture<Void>> senders = new ArrayList<>();
        for (TestOffice node : List.of(writer, other)) {
            for (String author : List.of("sita", "rama")) {
                senders.add(CompletableFuture.runAsync(() -> IntStream.range(0, 10)
                        .forEach(i -> send(node, author, null, author + i).as(Message.class)), EACH_ALONE));
            }
        }
        for (CompletableFuture<Void> sender : senders) {
            sender.get(60, TimeUnit.SECONDS);
        }

        assertThat(stored(writer)).extracting(Message::number)
                .containsExactlyInAnyOrderElementsOf(LongStream.rangeClosed(1, before + 40).boxed().toList());
        assertThat(stored(other)).isEqualTo(stored(writer));
    }

    @Test
    void aServerThatStopsLetsTheOtherWriteAndCommandsGoTheOtherWayFromThenOn() {
        int port = writer.stop();
        try {
            Await.until("the other writes", () -> metric(other, "vireo_writer") == 1);
            assertThat(send(other, "rama", null, "Still here").status()).isEqualTo(201);
        } finally {
            writer.start(port);
        }
        // It is a new process, so to speak, and counts anew.
        Await.until("the first hands over", () -> {
            send(writer, "rama", null, "Back again");
            return handedOver(writer) > 0;
        });
    }

    /** A server that was paused learns of it from its next batch, which is right all the same. */
    @Test
    void aWriterWhoseTermIsOverWritesWhatItHasAndThenHandsOver() throws Exception {
        try (Connection connection = DriverManager.getConnection(office.database()); Statement sql = connection.createStatement()) {
            connection.setAutoCommit(false);
            sql.execute("SELECT pos FROM log_head FOR UPDATE");
            CompletableFuture<Answer> handed = CompletableFuture.supplyAsync(() -> send(other, "rama", "late", "Late"), EACH_ALONE);
            CompletableFuture<Answer> own = CompletableFuture.supplyAsync(() -> send(writer, "sita", "own", "Own"), EACH_ALONE);
            takeLease("somebody", "127.0.0.1:1", 1_500);
            Await.until("it is told", () -> metric(writer, "vireo_writer") == 0);
            connection.rollback();

            // The other server may have given up on the link by then, and asked again by itself.
            assertThat(handed.get(60, TimeUnit.SECONDS).status()).isIn(200, 201);
            assertThat(own.get(60, TimeUnit.SECONDS).status()).isEqualTo(201);
        }
        assertThat(stored(other)).extracting(Message::body).containsOnlyOnce("Late", "Own");
        Await.until("a server writes again", () -> isWriter(0) != isWriter(1));
    }

    /** As if it had been killed: nobody answers, and the lease runs out. */
    @Test
    void whenTheWriterIsGoneBothWriteByThemselvesUntilOneTakesOver() throws Exception {
        takeLease("dead", "127.0.0.1:1", 1_500);
        for (TestOffice node : List.of(writer, other)) {
            assertThat(send(node, "rama", null, "Meanwhile").status()).isEqualTo(201);
        }
        Await.until("one takes over", () -> isWriter(0) != isWriter(1));
        assertThat(Rows.count(office.database(), "writer_lease WHERE holder <> 'dead'")).isEqualTo(1);
    }

    private static void takeLease(String holder, String address, int millis) throws SQLException {
        Rows.change(office.database(), "UPDATE writer_lease SET holder = '" + holder + "', address = '" + address
                + "', term = term + 1, expires_at = clock_timestamp() + INTERVAL '" + millis + " milliseconds'");
    }
}
