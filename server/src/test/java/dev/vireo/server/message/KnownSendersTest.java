package dev.vireo.server.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.protocol.ChannelRole;
import dev.vireo.protocol.Message;
import dev.vireo.protocol.OfficeRole;
import dev.vireo.protocol.Requests;
import dev.vireo.testing.Http.Answer;
import dev.vireo.testing.Rows;
import dev.vireo.testing.TestChannel;
import dev.vireo.testing.TestNodes;
import dev.vireo.testing.TestOffice;
import dev.vireo.testing.TestPostgres;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The writer remembers who may write where, and expects client ids to be new. Whatever changes that is seen with the very next message.
 * With PostgreSQL, what changes it happens on another server of the office.
 */
final class KnownSendersTest {

    private static final Executor EACH_ALONE = task -> Thread.ofVirtual().start(task);

    private static AutoCloseable closing;
    private static TestOffice office;
    /** Where others act: the same server, or another one. */
    private static TestOffice elsewhere;

    @BeforeAll
    static void open() {
        if (TestPostgres.isWanted()) {
            TestNodes nodes = TestNodes.open(2, UnaryOperator.identity());
            closing = nodes;
            office = nodes.node(0);
            elsewhere = nodes.node(1);
        } else {
            office = TestOffice.open();
            closing = office;
            elsewhere = office;
        }
    }

    @AfterAll
    static void close() throws Exception {
        closing.close();
    }

    @Test
    void whoeverWasRemovedFromAChannelCannotWriteThereAnyMore() {
        TestChannel group = known("Lanka");

        assertThat(elsewhere.as("shyam").delete("/api/v1/channel/" + group.id() + "/member/rama").status()).isEqualTo(204);

        assertThat(group.trySend("rama", "Am I still here?", null).status()).isEqualTo(404);
        assertThat(group.send("sita", "He is gone.").number()).isEqualTo(3);
    }

    @Test
    void whoeverComesBackIsCountedAnew() {
        TestChannel group = known("Panchavati");
        elsewhere.as("shyam").delete("/api/v1/channel/" + group.id() + "/member/rama");
        group.send("sita", "Come back.");

        elsewhere.as("shyam").post("/api/v1/channel/" + group.id() + "/members", "{\"users\":[\"rama\"]}");

        assertThat(group.send("rama", "I'm back.").number()).isEqualTo(4);
        assertThat(group.unread("rama").unread()).as("own messages").isZero();
        assertThat(group.unread("sita").unread()).isEqualTo(2);
    }

    @Test
    void aRoleThatMayNotWriteHoldsAtOnce() {
        TestChannel group = known("Kishkindha");

        new TestChannel(elsewhere, group.id()).role("rama", ChannelRole.READER);

        assertThat(group.trySend("rama", "May I?", null).status()).isEqualTo(403);
        new TestChannel(elsewhere, group.id()).role("rama", ChannelRole.MEMBER);
        assertThat(group.send("rama", "I may.").number()).isEqualTo(3);
    }

    @Test
    void anArchivedChannelTakesNothing() {
        TestChannel group = known("Dandaka");

        new TestChannel(elsewhere, group.id()).archive();

        Answer refused = group.trySend("rama", "Anybody here?", null);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.problem()).isEqualTo("channel_archived");
    }

    @Test
    void nobodyWritesToWhoeverHasLeftUntilTheyAreBack() {
        office.add(TestOffice.person("courier", "Courier", OfficeRole.MEMBER));
        TestChannel direct = TestChannel.direct(office, "rama", "courier");
        direct.send("rama", "Are you there?");
        direct.send("rama", "Hello?");

        assertThat(elsewhere.as("shyam").post("/api/v1/user/courier/deactivate").status()).isEqualTo(200);

        Answer refused = direct.trySend("rama", "Hello again?", null);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.problem()).isEqualTo("user_inactive");
        elsewhere.as("shyam").post("/api/v1/user/courier/reactivate");
        assertThat(direct.send("rama", "Welcome back.").number()).isEqualTo(3);
    }

    @Test
    void whoeverBecameAGuestWritesOnlyToThoseWhomTheyMeet() {
        office.add(TestOffice.person("visitor", "Visitor", OfficeRole.MEMBER));
        TestChannel direct = TestChannel.direct(office, "visitor", "lakshman");
        direct.send("visitor", "Hello.");
        direct.send("visitor", "Hello again.");

        assertThat(elsewhere.as("shyam").patch("/api/v1/user/visitor", "{\"role\":\"guest\"}").status()).isEqualTo(200);

        Answer refused = direct.trySend("visitor", "May I?", null);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.problem()).isEqualTo("no_shared_channel");
        assertThat(direct.trySend("lakshman", "May I?", null).problem()).isEqualTo("no_shared_channel");
    }

    @Test
    void repliesAndMentionsBetweenPlainMessagesKeepNumbersAndCountsInOrder() {
        TestChannel group = known("Chitrakuta");
        TestChannel there = new TestChannel(elsewhere, group.id());
        Message first = group.send("rama", "Three.");
        there.reply("sita", first, "Four, as a reply.");
        there.send("sita", "Five, @rama.");
        group.send("rama", "Six.");
        there.read("sita", first);
        there.react("sita", first, "\uD83D\uDC4D");
        Message last = group.send("rama", "Seven.");

        assertThat(last.number()).isEqualTo(7);
        assertThat(group.unread("sita").unread()).as("those behind what she read").isEqualTo(2);
        assertThat(group.unread("rama").unread()).as("hers, in the channel and in his thread").isEqualTo(3);
        assertThat(group.unread("lakshman").unread()).as("all but the reply").isEqualTo(6);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aRepeatedClientIdGivesTheFirstMessage(boolean afterAnotherBatch) {
        TestChannel group = known("Ayodhya " + afterAnotherBatch);
        Requests.MessageToSend message = new Requests.MessageToSend(UUID.randomUUID().toString(), "Once.", null, null);
        Message first = send(office, "rama", group, message).as(Message.class);
        if (afterAnotherBatch) {
            group.send("sita", "In between.");
        }

        assertThat(send(office, "rama", group, message).as(Message.class).id()).isEqualTo(first.id());
        assertThat(send(elsewhere, "rama", group, message).as(Message.class).id()).as("on another server").isEqualTo(first.id());
        assertThat(send(office, "sita", group, message).as(Message.class).id()).as("somebody else's").isNotEqualTo(first.id());
        Answer other = send(office, "rama", group, new Requests.MessageToSend(message.clientId(), "Something else.", null, null));
        assertThat(other.status()).isEqualTo(409);
        assertThat(other.problem()).isEqualTo("client_id_reused");
    }

    @Test
    void aRepeatAfterARestartGivesTheFirstMessage() {
        TestChannel group = known("Mithila");
        Requests.MessageToSend message = new Requests.MessageToSend("restarted", "Once.", null, null);
        Message first = send(office, "rama", group, message).as(Message.class);

        office.restart();

        assertThat(send(office, "rama", group, message).as(Message.class).id()).isEqualTo(first.id());
        assertThat(group.history("sita", "").messages()).hasSize(3);
    }

    /** New messages and repeats meet in the same batches; a batch that is refused for one of them loses none of the others. */
    @Test
    void repeatsAmongManyNewMessagesLoseNothingAndDoubleNothing() throws Exception {
        TestChannel group = known("Sarayu");
        List<CompletableFuture<Answer>> all = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            String id = "many-" + i / 3;
            String author = i / 3 % 2 == 0 ? "rama" : "sita";
            TestOffice at = i % 2 == 0 ? office : elsewhere;
            all.add(CompletableFuture.supplyAsync(
                    () -> send(at, author, group, new Requests.MessageToSend(id, "Three times " + id, null, null)), EACH_ALONE));
        }

        List<Long> numbers = all.stream().map(each -> each.join().as(Message.class).number()).toList();

        assertThat(numbers.stream().distinct().sorted()).containsExactlyElementsOf(LongStream.rangeClosed(3, 102).boxed().toList());
        assertThat(Rows.count(office.databaseUrl(), "message WHERE channel_id = " + group.id())).isEqualTo(102);
        assertThat(group.unread("lakshman").unread()).isEqualTo(102);
        assertThat(group.unread("rama").unread()).as("what Sita wrote").isEqualTo(51);
    }

    private static Answer send(TestOffice at, String author, TestChannel channel, Requests.MessageToSend message) {
        return at.as(author).post("/api/v1/channel/" + channel.id() + "/messages", message);
    }

    /** A group in which Rama and Sita have written once, so that the writer knows them. */
    private static TestChannel known(String name) {
        TestChannel group = TestChannel.group(office, name, "rama", "sita", "lakshman");
        group.send("rama", "One.");
        group.send("sita", "Two.");
        return group;
    }
}
