package dev.vireo.server.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.protocol.Answers;
import dev.vireo.protocol.Channel;
import dev.vireo.protocol.ChannelKind;
import dev.vireo.protocol.Member;
import dev.vireo.protocol.Message;
import dev.vireo.protocol.Requests;
import dev.vireo.protocol.Unread;
import dev.vireo.testing.Http.Answer;
import dev.vireo.testing.TestOffice;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Direct channels, sending, history and reading over the full API. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MessageLookupTest {

    private TestOffice office;

    @BeforeAll
    void open() {
        office = TestOffice.open();
    }

    @AfterAll
    void close() {
        office.close();
    }

    @Test
    void aDirectChannelIsMadeOnceForTwoPeopleWhoeverOpensIt() {
        Answer first = office.as("lakshman").post("/api/v1/direct/sita");
        Answer again = office.as("sita").post("/api/v1/direct/lakshman");

        assertThat(first.status()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(200);
        Channel channel = first.as(Channel.class);
        assertThat(again.as(Channel.class).id()).isEqualTo(channel.id());
        assertThat(channel.kind()).isEqualTo(ChannelKind.DIRECT);
        assertThat(channel.members()).extracting(Member::user).containsExactly("lakshman", "sita");
        assertThat(office.as("lakshman").post("/api/v1/direct/lakshman").problem()).isEqualTo("same_user");
        assertThat(office.as("lakshman").post("/api/v1/direct/nobody").status()).isEqualTo(404);
    }

    @Test
    void aRetryWithTheSameClientIdGivesTheSameMessageAndADifferentBodyIsAConflict() {
        String channel = channel("rama", "sita");
        Answer first = send("rama", channel, "Once", "c-1");
        Answer retry = send("rama", channel, "Once", "c-1");

        assertThat(first.status()).isEqualTo(201);
        assertThat(retry.status()).isEqualTo(200);
        assertThat(retry.as(Message.class)).isEqualTo(first.as(Message.class));
        assertThat(send("rama", channel, "Twice", "c-1").status()).isEqualTo(409);
        assertThat(send("rama", channel("rama", "lakshman"), "Once", "c-1").status()).isEqualTo(409);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u00a0", "\u200b", "\u2800", "\u3164", "\ufeff", "\u00ad", "\ufe0f\u200d", "\n\u3164\n"})
    void anInvisibleTextIsNoMessage(String text) {
        String channel = channel("rama", "sita");
        assertThat(send("rama", channel, text, null).problem()).isEqualTo("message_blank");
        Message said = send("rama", channel, "Words", null).as(Message.class);
        assertThat(office.as("rama").patch("/api/v1/message/" + said.id(), new Requests.MessageChange(text)).problem())
                .isEqualTo("message_blank");
    }

    @Test
    void theFirstLineStaysWhereItWasIndented() {
        String channel = channel("rama", "sita");
        Message sent = send("rama", channel, "\n \n    if (a) {\n        b();\n    }\n\n", null).as(Message.class);
        assertThat(sent.body()).isEqualTo("    if (a) {\n        b();\n    }");
    }

    @Test
    void historyPagesBothWaysWithoutHoleOrRepeat() {
        String channel = channel("shyam", "rama");
        List<String> sent = IntStream.rangeClosed(1, 23)
                .mapToObj(i -> send(i % 2 == 0 ? "shyam" : "rama", channel, "Line " + i, null).as(Message.class).id())
                .toList();

        Answers.MessagePage newest = history("shyam", channel, "?limit=10");
        assertThat(newest.messages()).extracting(Message::id).containsExactlyElementsOf(sent.subList(13, 23));
        assertThat(newest.more()).isTrue();

        List<String> backwards = new ArrayList<>();
        Answers.MessagePage page = newest;
        while (page.more()) {
            page = history("shyam", channel, "?limit=7&before=" + page.messages().getFirst().id());
            backwards.addAll(0, page.messages().stream().map(Message::id).toList());
        }
        assertThat(backwards).containsExactlyElementsOf(sent.subList(0, 13));

        Answers.MessagePage after = history("rama", channel, "?limit=100&after=" + sent.get(4));
        assertThat(after.messages()).extracting(Message::id).containsExactlyElementsOf(sent.subList(5, 23));
        assertThat(after.more()).isFalse();
        assertThat(after.messages()).extracting(Message::number)
                .containsExactlyElementsOf(IntStream.rangeClosed(6, 23).mapToObj(Long::valueOf).toList());
    }

    @Test
    void historyOpensAtATime() {
        String channel = channel("lakshman", "shyam");
        List<Message> sent = IntStream.rangeClosed(1, 23)
                .mapToObj(i -> send("shyam", channel, "Line " + i, null).as(Message.class)).toList();

        for (Message each : sent) {
            Answers.MessagePage page = history("lakshman", channel, "?limit=2&at=" + each.createdAt());
            assertThat(page.messages()).extracting(Message::id).as(each.body()).endsWith(each.id());
            assertThat(page.more()).as("before " + each.body()).isEqualTo(each.number() > 2);
        }
        Instant between = sent.get(7).createdAt().plusNanos(1_000);
        assertThat(history("lakshman", channel, "?limit=1&at=" + between).messages()).extracting(Message::body).containsExactly("Line 9");
        assertThat(history("lakshman", channel, "?limit=4&at=2020-01-01T00:00:00Z").messages()).extracting(Message::body)
                .as("before the first").containsExactly("Line 1", "Line 2");
        assertThat(history("lakshman", channel, "?limit=2&at=2100-01-01T00:00:00Z").messages()).extracting(Message::body)
                .as("after the last").containsExactly("Line 22", "Line 23");
        assertThat(history("sita", channel("sita", "lakshman"), "?at=2020-01-01T00:00:00Z").messages()).extracting(Message::channelId)
                .as("of another channel").doesNotContain(channel);
        assertThat(office.as("lakshman").get("/api/v1/channel/" + channel + "/messages?at=yesterday").problem()).isEqualTo("invalid_at");
        assertThat(status("lakshman", channel, "?at=2020-01-01T00:00:00Z&after=" + sent.get(3).id())).isEqualTo(400);
    }

    @Test
    void badPagesAreRefused() {
        String channel = channel("shyam", "sita");
        String id = send("shyam", channel, "Here", null).as(Message.class).id();
        String elsewhere = send("sita", channel("sita", "rama"), "There", null).as(Message.class).id();

        assertThat(status("shyam", channel, "?before=" + id + "&after=" + id)).isEqualTo(400);
        assertThat(status("shyam", channel, "?limit=0")).isEqualTo(400);
        assertThat(status("shyam", channel, "?limit=101")).isEqualTo(400);
        assertThat(status("shyam", channel, "?before=abc")).isEqualTo(404);
        assertThat(status("shyam", channel, "?before=" + elsewhere)).as("a message of another channel").isEqualTo(404);
    }

    @Test
    void aChannelDoesNotExistForAnOutsider() {
        String channel = channel("rama", "sita");
        String message = send("rama", channel, "Between us", null).as(Message.class).id();
        var lakshman = office.as("lakshman");

        assertThat(lakshman.get("/api/v1/channel/" + channel).status()).isEqualTo(404);
        assertThat(lakshman.get("/api/v1/channel/" + channel + "/messages").status()).isEqualTo(404);
        assertThat(send("lakshman", channel, "Hello", null).status()).isEqualTo(404);
        assertThat(read("lakshman", channel, message).status()).isEqualTo(404);
        assertThat(lakshman.get("/api/v1/channels").as(Answers.ChannelList.class).channels())
                .extracting(Channel::id).doesNotContain(channel);
    }

    @Test
    void readingNeverGoesBackwardsAndReturnsTheRemainingCounts() {
        String channel = channel("sita", "shyam");
        String first = send("sita", channel, "One", null).as(Message.class).id();
        int ofOtherTests = unread("sita", channel);
        send("shyam", channel, "Mine", null);
        String third = send("sita", channel, "Two", null).as(Message.class).id();
        String fourth = send("sita", channel, "Three", null).as(Message.class).id();
        int before = unread("shyam", channel);

        assertThat(read("shyam", channel, first).as(Answers.ReadState.class).unread()).isEqualTo(2);
        assertThat(read("shyam", channel, third).as(Answers.ReadState.class).unread()).isEqualTo(1);
        assertThat(read("shyam", channel, first).as(Answers.ReadState.class).unread()).as("not backwards").isEqualTo(1);
        assertThat(read("shyam", channel, fourth).as(Answers.ReadState.class).unread()).isZero();
        assertThat(before).isGreaterThanOrEqualTo(3);
        assertThat(unread("shyam", channel)).isZero();
        assertThat(unread("sita", channel)).as("what Shyam wrote and Sita has not read").isEqualTo(ofOtherTests + 1);
    }

    @Test
    void badReadingIsRefused() {
        String channel = channel("rama", "shyam");
        String elsewhere = send("sita", channel("sita", "rama"), "There", null).as(Message.class).id();

        assertThat(read("shyam", channel, elsewhere).status()).isEqualTo(404);
        assertThat(read("shyam", channel, "-1").status()).isEqualTo(404);
        assertThat(read("shyam", "999999", elsewhere).status()).isEqualTo(404);
        assertThat(office.as("shyam").post("/api/v1/channel/" + channel + "/read", "{}").status()).isEqualTo(400);
        assertThat(office.as("shyam").post("/api/v1/channel/" + channel + "/read", "{\"up_to\":5}").status()).isEqualTo(400);
    }

    @Test
    void numbersOfAChannelHaveNoGapsWithManyWriters() {
        String channel = channel("rama", "lakshman");
        IntStream.range(0, 60).parallel()
                .forEach(i -> assertThat(send(i % 2 == 0 ? "rama" : "lakshman", channel, "At once " + i, null).status()).isEqualTo(201));

        List<Long> numbers = history("rama", channel, "?limit=100").messages().stream().map(Message::number).toList();
        assertThat(numbers).containsExactlyElementsOf(
                IntStream.rangeClosed(1, numbers.size()).mapToObj(Long::valueOf).toList());
        assertThat(history("rama", channel, "?limit=100").messages()).extracting(Message::createdAt).isSorted();
        assertThat(unread("rama", channel)).isEqualTo(30);
    }

    private String channel(String username, String other) {
        return office.as(username).post("/api/v1/direct/" + other).as(Channel.class).id();
    }

    private Answer send(String username, String channel, String body, String clientId) {
        Requests.MessageToSend message = new Requests.MessageToSend(clientId, body, null, null);
        return office.as(username).post("/api/v1/channel/" + channel + "/messages", message);
    }

    private Answers.MessagePage history(String username, String channel, String query) {
        return office.as(username).get("/api/v1/channel/" + channel + "/messages" + query).as(Answers.MessagePage.class);
    }

    private int status(String username, String channel, String query) {
        return office.as(username).get("/api/v1/channel/" + channel + "/messages" + query).status();
    }

    private Answer read(String username, String channel, String upTo) {
        return office.as(username).post("/api/v1/channel/" + channel + "/read", Map.of("up_to", upTo));
    }

    private int unread(String username, String channel) {
        return office.as(username).get("/api/v1/unread").as(Unread.class).channels().stream()
                .filter(one -> one.channelId().equals(channel))
                .findFirst()
                .orElseThrow()
                .unread();
    }
}
