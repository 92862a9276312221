package dev.vireo.server.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.protocol.Answers;
import dev.vireo.protocol.Channel;
import dev.vireo.protocol.ChannelRole;
import dev.vireo.protocol.Cursor;
import dev.vireo.protocol.Event;
import dev.vireo.protocol.Json;
import dev.vireo.protocol.LoggedEvent;
import dev.vireo.protocol.Message;
import dev.vireo.testing.TestChannel;
import dev.vireo.testing.TestOffice;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Edits and deletions, and what stays of the words before. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MessageChangesTest {

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
    void anEditChangesTheTextAndMakesNothingUnread() {
        Message message = group.send("rama", "Tomorow");
        int unread = group.unread("sita").unread();
        Cursor before = head("sita");
        Message edited = group.edit("rama", message, "Tomorrow").as(Message.class);

        assertThat(edited.body()).isEqualTo("Tomorrow");
        assertThat(edited.editedAt()).isAfter(message.createdAt());
        assertThat(edited.number()).isEqualTo(message.number());
        assertThat(group.see("sita", message)).isEqualTo(edited);
        assertThat(since("sita", before)).containsExactly(new Event.MessageUpdated(edited));
        assertThat(group.unread("sita").unread()).isEqualTo(unread);
    }

    @Test
    void theSameTextIsNoEdit() {
        Message message = group.send("rama", "Caf\u00E9");
        Cursor before = head("sita");
        assertThat(group.edit("rama", message, "Cafe\u0301").as(Message.class).editedAt()).isNull();
        assertThat(since("sita", before)).isEmpty();
    }

    @Test
    void onlyTheAuthorEditsAndOnlyWithValidText() {
        Message message = group.send("rama", "Mine");
        assertThat(group.edit("shyam", message, "Not yours").problem()).isEqualTo("not_allowed");
        assertThat(group.edit("rama", message, " ").problem()).isEqualTo("message_blank");
        assertThat(group.edit("rama", message, "x".repeat(10_001)).problem()).isEqualTo("message_too_long");
        assertThat(group.edit("rama", message, null).problem()).isEqualTo("message_missing");
        group.role("rama", ChannelRole.READER);
        assertThat(group.edit("rama", message, "As a reader").problem()).isEqualTo("not_allowed");
        group.role("rama", ChannelRole.MEMBER);
        assertThat(group.see("sita", message)).isEqualTo(message);
    }

    @Test
    void earlierTextsAreForModeratorsOnly() {
        Message message = group.send("rama", "First");
        group.edit("rama", message, "Second");
        group.edit("rama", message, "Third");

        assertThat(group.versions("shyam", message).as(Answers.MessageVersions.class).versions())
                .extracting(Answers.MessageVersion::body).containsExactly("First", "Second");
        assertThat(group.versions("rama", message).problem()).isEqualTo("not_allowed");
        group.role("sita", ChannelRole.MODERATOR);
        assertThat(group.versions("sita", message).status()).isEqualTo(200);
        group.role("sita", ChannelRole.MEMBER);

        TestChannel direct = TestChannel.direct(office, "shyam", "rama");
        Message between = direct.send("shyam", "One");
        direct.edit("shyam", between, "Two");
        assertThat(direct.versions("shyam", between).problem()).isEqualTo("not_allowed");
        assertThat(direct.versions("sita", between).status()).isEqualTo(404);
    }

    @Test
    void aDeletionLeavesATombstone() {
        Message parent = group.send("rama", "Delete me");
        Message reply = group.reply("sita", parent, "Why?");
        group.react("sita", parent, "\uD83D\uDC4D");
        int unread = group.unread("lakshman").unread();
        Cursor before = head("lakshman");
        assertThat(group.delete("rama", parent).status()).isEqualTo(204);

        Message tombstone = group.see("lakshman", parent);
        assertThat(tombstone.deleted()).isTrue();
        assertThat(tombstone.body()).isEmpty();
        assertThat(tombstone.reactions()).isEmpty();
        assertThat(tombstone.thread()).isEqualTo(new Message.Thread(1, reply.createdAt(), reply.id(), List.of("sita")));
        assertThat(since("lakshman", before)).containsExactly(new Event.MessageDeleted(tombstone));
        assertThat(group.unread("lakshman").unread()).as("unread counts stay").isEqualTo(unread);

        assertThat(group.delete("rama", parent).status()).as("once more").isEqualTo(204);
        assertThat(since("lakshman", before)).hasSize(1);
        assertThat(group.edit("rama", parent, "Back").problem()).isEqualTo("message_deleted");
        assertThat(group.reply("lakshman", parent, "The thread goes on").parentId()).isEqualTo(parent.id());
    }

    @Test
    void theAuthorDeletesAndAModeratorMayDeleteOthers() {
        Message message = group.send("rama", "Whose?");
        assertThat(group.delete("sita", message).problem()).isEqualTo("not_allowed");
        group.role("sita", ChannelRole.MODERATOR);
        assertThat(group.delete("sita", message).status()).isEqualTo(204);
        group.role("sita", ChannelRole.MEMBER);

        Message own = group.send("rama", "Mine");
        group.role("rama", ChannelRole.READER);
        assertThat(group.delete("rama", own).status()).as("one's own, even as a reader").isEqualTo(204);
        assertThat(group.trySend("rama", "I may only read", null).problem()).isEqualTo("not_allowed");
        group.role("rama", ChannelRole.MEMBER);

        Message direct = TestChannel.direct(office, "shyam", "rama").send("rama", "Between us");
        assertThat(group.delete("shyam", direct).problem()).as("in a direct channel nobody moderates").isEqualTo("not_allowed");
        assertThat(group.delete("sita", direct).status()).isEqualTo(404);
    }

    @Test
    void aReplayDoesNotBringBackDeletedText() {
        Cursor before = head("sita");
        Message parent = group.send("rama", "the first secret");
        Message reply = group.reply("rama", parent, "the second secret");
        group.edit("rama", parent, "the third secret");
        group.edit("rama", reply, "the fourth secret");
        group.delete("rama", parent);
        group.delete("rama", reply);

        assertOnlyTombstonesSince(before);
        office.restart();
        assertOnlyTombstonesSince(before);
    }

    @Test
    void earlierTextsAreDeletedWithTheMessage() throws Exception {
        Message message = group.send("rama", "the first secret");
        group.edit("rama", message, "the second secret");
        assertThat(group.versions("shyam", message).text()).contains("the first secret");
        group.delete("rama", message);

        assertThat(group.versions("shyam", message).as(Answers.MessageVersions.class).versions()).isEmpty();
        assertThat(office.count("message_version WHERE body LIKE '%secret%'")).isZero();
        assertThat(office.count("message WHERE body LIKE '%secret%'")).isZero();
        assertThat(office.isInLog("secret")).isFalse();
        assertThat(office.as("sita").get("/api/v1/search?query=secret").as(Answers.SearchResults.class).hits()).isEmpty();
    }

    private void assertOnlyTombstonesSince(Cursor before) {
        List<Event> told = since("sita", before);
        assertThat(told.toString()).doesNotContain("secret");
        assertThat(told).hasSize(6).hasOnlyElementsOfTypes(
                Event.NewMessage.class, Event.MessageUpdated.class, Event.MessageDeleted.class);
        assertThat(told).filteredOn(Event.NewMessage.class::isInstance).extracting(event -> ((Event.NewMessage) event).message())
                .allSatisfy(message -> assertThat(message.deleted()).isTrue())
                .last().satisfies(reply -> assertThat(reply.followers()).as("for whom it counted").contains("rama"));
        assertThat(office.as("sita").get("/api/v1/channels").text()).doesNotContain("secret");
    }

    @Test
    void theSimpleApiSkipsDeletedMessages() {
        TestChannel direct = TestChannel.direct(office, "sita", "lakshman");
        Message kept = direct.send("sita", "Stay");
        Message gone = direct.send("sita", "Go");
        direct.edit("sita", gone, "Gone");
        direct.delete("sita", gone);

        assertThat(office.as("lakshman").get("/api/users/messages/poll/lakshman").text())
                .contains("\"" + kept.id() + "\"").doesNotContain("\"" + gone.id() + "\"");
        assertThat(office.as("lakshman").get("/api/v1/channel/" + direct.id()).as(Channel.class).lastMessage().deleted())
                .isTrue();
    }

    @Test
    void anArchivedChannelIsOnlyRead() {
        TestChannel old = TestChannel.group(office, "Old", "rama");
        Message message = old.send("rama", "Long ago");
        old.archive();

        assertThat(old.trySend("rama", "Now", null).problem()).isEqualTo("channel_archived");
        assertThat(old.edit("rama", message, "Changed").problem()).isEqualTo("channel_archived");
        assertThat(old.delete("rama", message).problem()).isEqualTo("channel_archived");
        assertThat(old.react("rama", message, "\uD83D\uDC4D").problem()).isEqualTo("channel_archived");
        assertThat(old.see("rama", message)).isEqualTo(message);
        assertThat(old.read("shyam", message).unread()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "<script>alert(1)</script> <b>bold</b> &amp; {{x}} ${y}", "\u202Eabc\u202C \u2066left\u2069", "a\u200Bb\u200Dc\uFEFF",
        "'; DROP TABLE message; --", "\u0928\u092E\u0938\u094D\u0924\u0947 \u05E9\u05DC\u05D5\u05DD \u0645\u0631\u062D\u0628\u0627",
        "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67", "data: x\nid: 7\n\nevent: new_message"
    })
    void hostileTextsAreKeptAsTheyAre(String text) {
        Message message = group.send("rama", "Before");
        Cursor before = head("sita");
        assertThat(group.edit("rama", message, text).as(Message.class).body()).isEqualTo(text);
        assertThat(group.see("sita", message).body()).isEqualTo(text);
        assertThat(((Event.MessageUpdated) since("sita", before).getFirst()).message().body()).isEqualTo(text);
        assertThat(group.send("rama", text).body()).isEqualTo(text);
    }

    @Test
    void tenThousandCombiningCharactersAreAText() {
        String text = "q" + "\u0323".repeat(9_998) + "q";
        Message message = group.send("rama", text);
        assertThat(group.see("sita", message).body()).isEqualTo(text);
    }

    /** Behind everything that was acknowledged, which may be told only a moment later. */
    private Cursor head(String username) {
        return office.as(username).get("/api/v1/channels").as(Answers.ChannelList.class).cursor();
    }

    /** Everything up to now. */
    private List<Event> since(String username, Cursor cursor) {
        long now = head(username).pos();
        Answers.EventPage told;
        Instant end = Instant.now().plusSeconds(20);
        do {
            told = Json.readEvents(office.as(username).get("/api/v1/events?after=" + cursor).bytes());
        } while (told.cursor().pos() < now && Instant.now().isBefore(end));
        return told.events().stream().map(LoggedEvent::event).toList();
    }
}
