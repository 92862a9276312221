package dev.vireo.server.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.protocol.Answers;
import dev.vireo.protocol.Message;
import dev.vireo.protocol.ThreadUnread;
import dev.vireo.testing.TestChannel;
import dev.vireo.testing.TestOffice;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Replies, who follows them, and what they count. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ThreadFollowingTest {

    private TestOffice office;
    private TestChannel group;

    @BeforeAll
    void open() {
        office = TestOffice.open();
        group = TestChannel.group(office, "Lanka", "rama", "sita", "lakshman");
    }

    @AfterAll
    void close() {
        office.close();
    }

    @Test
    void aReplyCountsForThoseWhoFollowItsThreadOnly() {
        Message parent = parentReadByAll("rama", "Who comes along?");
        group.reply("sita", parent, "I do.");

        assertThat(unread("rama")).as("whose message it answers").isEqualTo(1);
        assertThat(group.unread("rama").threads()).containsExactly(new ThreadUnread(parent.id(), 1, 0));
        assertThat(unread("sita")).as("who wrote it").isZero();
        assertThat(unread("lakshman")).isZero();

        group.reply("lakshman", parent, "So do I.");
        assertThat(unread("rama")).isEqualTo(2);
        assertThat(unread("sita")).as("who was in it").isEqualTo(1);
    }

    @Test
    void mentionedPeopleFollowTheThread() {
        Message parent = parentReadByAll("rama", "Ask @lakshman.");
        group.reply("sita", parent, "And @shyam?");
        assertThat(group.unread("shyam").threads()).containsExactly(new ThreadUnread(parent.id(), 1, 1));
        assertThat(group.unread("shyam").mentions()).isEqualTo(1);
        assertThat(group.unread("lakshman").threads()).as("mentioned in the first message")
                .containsExactly(new ThreadUnread(parent.id(), 1, 0));
        assertThat(group.thread("shyam", parent, "").following()).isTrue();
    }

    @Test
    void theFirstMessageSummarisesItsThread() {
        Message parent = group.send("rama", "A question");
        assertThat(group.see("sita", parent).thread()).isNull();
        group.reply("sita", parent, "One");
        group.reply("rama", parent, "Two");
        Message last = group.reply("sita", parent, "Three");

        Message.Thread expected = new Message.Thread(3, last.createdAt(), last.id(), List.of("sita", "rama"));
        assertThat(group.see("lakshman", parent).thread()).isEqualTo(expected);
        assertThat(group.history("lakshman", "?around=" + parent.id()).messages())
                .filteredOn(message -> message.id().equals(parent.id()))
                .extracting(Message::thread).containsExactly(expected);
        group.delete("sita", last);
        assertThat(group.see("lakshman", parent).thread()).as("deleted replies included").isEqualTo(expected);
    }

    @Test
    void onlyAFirstMessageOfTheSameChannelIsAnswered() {
        Message parent = group.send("rama", "A question");
        Message reply = group.reply("sita", parent, "An answer");
        Message elsewhere = TestChannel.direct(office, "rama", "sita").send("rama", "Elsewhere");

        assertThat(group.trySend("rama", "To a reply", reply.id()).problem()).isEqualTo("parent_is_reply");
        assertThat(group.trySend("rama", "To nothing", "999999").status()).isEqualTo(404);
        assertThat(group.trySend("rama", "To another channel's", elsewhere.id()).status()).isEqualTo(404);
    }

    @Test
    void followersGetLaterRepliesAndOthersNone() {
        Message parent = parentReadByAll("rama", "A long story");
        group.reply("sita", parent, "Go on");
        group.read("rama", parent);
        assertThat(unread("rama")).as("reading the channel reads no thread").isEqualTo(1);

        assertThat(group.follow("lakshman", parent, true).unread()).as("what was there before").isZero();
        assertThat(group.follow("rama", parent, false).unread()).as("what was unread in it goes").isZero();
        group.reply("sita", parent, "And then?");
        assertThat(unread("lakshman")).isEqualTo(1);
        assertThat(unread("rama")).isZero();
        assertThat(group.thread("rama", parent, "").following()).isFalse();

        group.reply("rama", parent, "Then this.");
        assertThat(group.thread("rama", parent, "").following()).as("whoever writes follows again").isTrue();
    }

    @Test
    void aThreadIsReadSeparatelyAndCanBeMarkedUnread() {
        Message parent = parentReadByAll("rama", "Three answers, please");
        Message one = group.reply("sita", parent, "One for @rama");
        Message two = group.reply("sita", parent, "Two");
        Message three = group.reply("lakshman", parent, "Three");
        Message root = group.send("sita", "And something else");

        assertThat(group.read("rama", two).unread()).as("the last reply and what is outside").isEqualTo(2);
        Answers.ThreadView thread = group.thread("rama", parent, "");
        assertThat(thread.unread()).isEqualTo(1);
        assertThat(thread.mentions()).isZero();
        assertThat(thread.readNumber()).isEqualTo(two.number());
        assertThat(group.read("rama", three).unread()).isEqualTo(1);
        assertThat(group.read("rama", one).unread()).as("not backwards").isEqualTo(1);
        assertThat(group.read("rama", root).unread()).isZero();

        assertThat(group.markUnread("rama", one).unread()).as("the thread from its first reply on").isEqualTo(3);
        assertThat(group.unread("rama").threads()).containsExactly(new ThreadUnread(parent.id(), 3, 1));
        assertThat(group.markUnread("rama", root).unread()).as("and what is outside").isEqualTo(4);
        assertThat(group.read("rama", three).unread()).isEqualTo(1);
    }

    @Test
    void aThreadPagesBothWays() {
        Message parent = group.send("shyam", "Count");
        List<String> replies = IntStream.rangeClosed(1, 7)
                .mapToObj(i -> group.reply(i % 2 == 0 ? "rama" : "sita", parent, "Reply " + i).id())
                .toList();
        group.send("rama", "Not in the thread");

        Answers.ThreadView newest = group.thread("rama", parent, "?limit=3");
        assertThat(newest.messages()).extracting(Message::id).containsExactlyElementsOf(replies.subList(4, 7));
        assertThat(newest.more()).isTrue();
        assertThat(newest.parent().id()).isEqualTo(parent.id());
        Answers.ThreadView earlier = group.thread("rama", parent, "?limit=4&before=" + replies.get(4));
        assertThat(earlier.messages()).extracting(Message::id).containsExactlyElementsOf(replies.subList(0, 4));
        assertThat(earlier.more()).isFalse();
        Answers.ThreadView later = group.thread("rama", parent, "?limit=2&after=" + parent.id());
        assertThat(later.messages()).extracting(Message::id).containsExactlyElementsOf(replies.subList(0, 2));
        assertThat(later.more()).isTrue();

        Message reply = newest.messages().getFirst();
        assertThat(group.thread("rama", reply, "").parent().id()).as("a reply stands for its thread").isEqualTo(parent.id());
    }

    @Test
    void historyShowsTheMessagesAroundAMessage() {
        TestChannel direct = TestChannel.direct(office, "shyam", "lakshman");
        List<Message> sent = IntStream.rangeClosed(1, 20).mapToObj(i -> direct.send("shyam", "Line " + i)).toList();
        List<String> ids = sent.stream().map(Message::id).toList();

        assertAround(direct, ids.get(9), 6, ids.subList(6, 12), true);
        assertAround(direct, ids.get(19), 6, ids.subList(14, 20), true);
        assertAround(direct, ids.get(0), 6, ids.subList(0, 3), false);
        assertAround(direct, ids.get(2), 100, ids, false);
        assertThat(office.as("shyam").get("/api/v1/channel/" + direct.id() + "/messages?around=1&before=2").status())
                .isEqualTo(400);
    }

    private static void assertAround(TestChannel channel, String id, int limit, List<String> expected, boolean more) {
        Answers.MessagePage page = channel.history("lakshman", "?limit=" + limit + "&around=" + id);
        assertThat(page.messages()).extracting(Message::id).containsExactlyElementsOf(expected);
        assertThat(page.more()).isEqualTo(more);
    }

    @Test
    void aDirectChannelHasThreadsToo() {
        TestChannel direct = TestChannel.direct(office, "sita", "lakshman");
        Message parent = direct.send("sita", "Are you there?");
        direct.read("lakshman", parent);
        Message reply = direct.reply("lakshman", parent, "Yes");

        assertThat(direct.unread("sita").unread()).isEqualTo(1);
        assertThat(office.as("sita").get("/api/users/messages/unread-counts/sita").text()).contains("\"lakshman\":1");
        office.as("sita").post("/api/users/messages/mark-read", "{\"reader\":\"sita\",\"sender\":\"lakshman\"}");
        assertThat(direct.unread("sita").unread()).as("the simple API reads threads too").isZero();
        assertThat(office.as("rama").get("/api/v1/message/" + reply.id() + "/thread").status()).isEqualTo(404);
    }

    /** So that nothing of another test counts. */
    private Message parentReadByAll(String author, String body) {
        Message parent = group.send(author, body);
        for (String reader : List.of("shyam", "rama", "sita", "lakshman")) {
            group.read(reader, parent);
            group.unread(reader).threads().forEach(thread -> {
                List<Message> replies = office.as(reader).get("/api/v1/message/" + thread.parentId() + "/thread")
                        .as(Answers.ThreadView.class).messages();
                group.read(reader, replies.getLast());
            });
        }
        return parent;
    }

    private int unread(String username) {
        return group.unread(username).unread();
    }
}
