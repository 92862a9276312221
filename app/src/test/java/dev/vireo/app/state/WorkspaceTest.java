package dev.vireo.app.state;

import static dev.vireo.app.state.RamaChannel.CHANNEL;
import static dev.vireo.app.state.RamaChannel.NOON;
import static dev.vireo.app.state.RamaChannel.channel;
import static dev.vireo.app.state.RamaChannel.from;
import static dev.vireo.app.state.RamaChannel.message;
import static dev.vireo.app.state.RamaChannel.receipt;
import static dev.vireo.app.state.RamaChannel.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vireo.app.failures.FailureReason;
import dev.vireo.protocol.Answers;
import dev.vireo.protocol.Channel;
import dev.vireo.protocol.Cursor;
import dev.vireo.protocol.Event;
import dev.vireo.protocol.LoggedEvent;
import dev.vireo.protocol.Message;
import dev.vireo.protocol.Office;
import dev.vireo.protocol.Unread;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class WorkspaceTest {

    private static final Office AYODHYA = new Office("Ayodhya", true, null, 0);

    private final WorkspaceWriter writer = new WorkspaceWriter(user("shyam"));
    private final Workspace workspace = writer.workspace();
    private final List<ChatMessage> arrivals = new ArrayList<>();
    private Conversation rama;
    private long pos = 100;

    @BeforeEach
    void meetRama() {
        writer.users(List.of(user("shyam"), user("rama"), user("sita")));
        rama = workspace.conversationWith("rama");
        workspace.onArrival(arrivals::add);
        happen(new Event.ChannelUpdated(channel(0, null, null)));
    }

    // --- unread -----------------------------------------------------------------------------------------------------

    @Test
    void aMessageOfAnotherIsUnreadAndOneOfMineIsNot() {
        happen(from("rama", 1), from("shyam", 2), from("rama", 3));
        assertThat(rama.unread()).isEqualTo(2);
        assertThat(workspace.totalUnreadProperty().get()).isEqualTo(2);
        assertThat(rama.readNumberProperty().get()).isZero();
    }

    @Test
    void aMessageToldAgainCountsOnce() {
        happen(from("rama", 1), from("rama", 2));
        happen(from("rama", 1), from("rama", 2), from("rama", 3));
        assertThat(rama.unread()).isEqualTo(3);
        assertThat(numbers()).containsExactly(1L, 2L, 3L);
    }

    @Test
    void myReceiptSaysWhatIsLeftAndAnothersTicksMyMessages() {
        happen(from("rama", 1), from("shyam", 2), from("rama", 3));
        happen(receipt("shyam", 1, 1));
        assertThat(rama.unread()).isEqualTo(1);
        assertThat(rama.readNumberProperty().get()).isEqualTo(1);
        assertThat(rama.messages().get(1).delivery()).isEqualTo(Delivery.SENT);
        happen(receipt("rama", 2, 0));
        assertThat(rama.unread()).isEqualTo(1);
        assertThat(rama.messages().get(1).delivery()).isEqualTo(Delivery.READ);
    }

    @Test
    void whatIsReadHereGoesOutAtOnceAndAnOlderReceiptDoesNotBringItBack() {
        happen(from("rama", 1), from("rama", 2), from("rama", 3));
        rama.unreadCounts.readLocally(null, 3);
        assertThat(rama.unread()).isZero();
        happen(receipt("shyam", 1, 2));
        assertThat(rama.unread()).isZero();
        happen(from("rama", 4));
        assertThat(rama.unread()).isEqualTo(1);
        happen(receipt("shyam", 3, 1));
        assertThat(rama.unread()).isEqualTo(1);
        assertThat(rama.unreadCounts.readLocally(null, 2)).isFalse();
    }

    @Test
    void aReadThatTheServerRefusedComesBack() {
        happen(from("rama", 1));
        rama.unreadCounts.readLocally(null, 1);
        rama.unreadCounts.forgetLocalRead(null);
        assertThat(rama.unread()).isEqualTo(1);
    }

    @Test
    void theDigestIsOfWhatTheServerKnows() {
        happen(from("rama", 1), from("rama", 2));
        String two = Unread.of(List.of(new Unread.ChannelUnread(CHANNEL, 2, 0, List.of()))).digest();
        assertThat(workspace.unreadDigest()).isEqualTo(two);
        rama.unreadCounts.readLocally(null, 2);
        assertThat(workspace.unreadDigest()).isEqualTo(two);
        happen(receipt("shyam", 2, 0));
        assertThat(workspace.unreadDigest()).isEqualTo(Unread.of(List.of()).digest());
    }

    @Test
    void countsFetchedFromTheServerReplaceOurs() {
        happen(from("rama", 1), from("rama", 2));
        ChangeSet changes = writer.unread(counts(pos, 1, 1)).orElseThrow();
        assertThat(rama.unread()).isEqualTo(1);
        assertThat(rama.mentionsProperty().get()).isEqualTo(1);
        assertThat(changes.toKeep().channels()).singleElement().matches(kept -> kept.unread() == 1 && kept.mentions() == 1);
        writer.unread(Answers.UnreadCounts.of(List.of(), at(pos)));
        assertThat(rama.unread()).isZero();
    }

    @Test
    void countsThatAreAheadOfTheStreamWaitForTheEntriesTheyCountAlready() {
        happen(from("rama", 1));
        ChangeSet changes = writer.unread(counts(pos + 2, 3, 0)).orElseThrow();
        assertThat(rama.unread()).isEqualTo(1);
        happen(from("rama", 2), from("rama", 3), from("rama", 4));
        assertThat(rama.unread()).as("the third at their place, and one more").isEqualTo(4);
        assertThat(writer.unread(counts(pos - 1, 7, 0))).as("too late").isEmpty();
        assertThat(rama.unread()).isEqualTo(4);
        writer.unread(counts(pos + 5, 2, 0));
        writer.apply(List.of(), at(pos + 5));
        assertThat(rama.unread()).as("entries that are not for me came between").isEqualTo(2);
    }

    @Test
    void switchingReceiptsOnFetchesTheOfficeAnew() {
        happen(new Event.OfficeUpdated(new Office("Ayodhya", false, null, 0)));
        ChangeSet again = happen(new Event.OfficeUpdated(AYODHYA));
        assertThat(again.needsSnapshot()).isTrue();
        assertThat(again.toKeep().cursor()).isNull();

        writer.positionLost();
        assertThat(happen(from("rama", 1)).toKeep().cursor()).as("an entry that came meanwhile").isNull();
        assertThat(restore(1, 1).toKeep().cursor()).isEqualTo(at(pos));
        ChangeSet renamed = happen(new Event.OfficeUpdated(new Office("Mithila", true, null, 0)));
        assertThat(renamed.needsSnapshot()).as("they are known by now").isFalse();
        assertThat(renamed.toKeep().cursor()).isEqualTo(at(pos));
    }

    @Test
    void aSnapshotTellsOfTheOfficeAsOfItsOwnCursor() {
        Office hidden = new Office("Ayodhya", false, null, 0);
        ChangeSet changes = writer.snapshot(new Answers.ChannelList(hidden, List.of(), new Cursor("e", ++pos)), List.of());
        assertThat(changes.toKeep().office()).isEqualTo(hidden);
        assertThat(workspace.officeNameProperty().get()).isEqualTo("Ayodhya");
        assertThat(happen(new Event.OfficeUpdated(AYODHYA)).needsSnapshot()).as("told again only behind it").isTrue();
    }

    private static Cursor at(long pos) {
        return new Cursor("e", pos);
    }

    private static Answers.UnreadCounts counts(long pos, int unread, int mentions) {
        return Answers.UnreadCounts.of(List.of(new Unread.ChannelUnread(CHANNEL, unread, mentions, List.of())), at(pos));
    }

    // --- messages ---------------------------------------------------------------------------------------------------

    @Test
    void whatComesAfterAHoleWaitsUntilTheHoleIsFilled() {
        happen(from("rama", 1));
        ChangeSet changes = happen(from("rama", 4));
        assertThat(changes.holes()).containsExactly(rama);
        assertThat(numbers()).containsExactly(1L);

        writer.history().fill(rama, List.of(message("rama", 2, null)), 1, true);
        assertThat(numbers()).containsExactly(1L, 2L);
        writer.history().fill(rama, List.of(message("rama", 3, null)), 2, true);
        assertThat(numbers()).containsExactly(1L, 2L, 3L, 4L);
        assertThat(rama.loaded().hasHole()).isFalse();
    }

    @Test
    void aHoleThatCannotBeFilledBeginsTheWindowAnew() {
        happen(from("rama", 1));
        happen(from("rama", 8));
        writer.history().refill(rama, List.of(message("rama", 6, null), message("rama", 7, null)));
        assertThat(numbers()).containsExactly(6L, 7L, 8L);
        assertThat(rama.loaded().hasHole()).isFalse();
        assertThat(rama.moreBeforeProperty().get()).isTrue();
    }

    @Test
    void aPendingMessageIsCompletedByTheLogBeforeTheAnswer() {
        ChatMessage bubble = write("c1");
        ChangeSet changes = happen(new Event.NewMessage(message("shyam", 1, "c1")));
        assertThat(rama.messages()).containsExactly(bubble);
        assertThat(bubble.delivery()).isEqualTo(Delivery.SENT);
        assertThat(changes.completed()).containsExactly("c1");
        writer.accepted(rama, "c1", message("shyam", 1, "c1"));
        assertThat(rama.messages()).containsExactly(bubble);
    }

    @Test
    void anAnswerBeforeTheLogDoesNotHideWhatAnotherWroteFirst() {
        ChatMessage bubble = write("c1");
        writer.accepted(rama, "c1", message("shyam", 2, "c1"));
        assertThat(bubble.delivery()).isEqualTo(Delivery.SENT);
        happen(from("rama", 1), new Event.NewMessage(message("shyam", 2, "c1")));
        assertThat(numbers()).containsExactly(1L, 2L);
        assertThat(rama.messages().getLast()).isSameAs(bubble);
        assertThat(rama.unread()).isEqualTo(1);
    }

    @Test
    void pendingAndFailedOnesStandLast() {
        ChatMessage failed = write("c1");
        failed.fail(new FailureReason.ToldByServer("No."));
        ChatMessage pending = write("c2");
        happen(from("rama", 1));
        assertThat(rama.messages()).extracting(ChatMessage::key).containsExactly("" + (1000 + 1), "c1", "c2");
        happen(new Event.NewMessage(message("shyam", 2, "c2")));
        assertThat(rama.messages()).extracting(ChatMessage::key).containsExactly("" + (1000 + 1), "c2", "c1");
        assertThat(pending.delivery()).isEqualTo(Delivery.SENT);
        assertThat(failed.delivery()).isEqualTo(Delivery.FAILED);
    }

    @Test
    void olderMessagesGoBeforeTheWindowOnlyIfTheyConnect() {
        restore(60, 0);
        assertThat(numbers()).containsExactly(60L);
        rama.loaded().prepend(List.of(message("rama", 40, null)), 41, true);
        assertThat(numbers()).containsExactly(60L);
        rama.loaded().prepend(List.of(message("rama", 58, null), message("rama", 59, null)), true);
        assertThat(numbers()).containsExactly(58L, 59L, 60L);
        assertThat(rama.moreBeforeProperty().get()).isTrue();
        rama.loaded().prepend(List.of(message("rama", 57, null)), false);
        assertThat(rama.moreBeforeProperty().get()).isFalse();
        happen(from("rama", 61));
        assertThat(rama.moreBeforeProperty().get()).isFalse();
    }

    @Test
    void onlyUnreadMessagesOfOthersArrive() {
        happen(from("rama", 1), from("shyam", 2), receipt("shyam", 1, 0), from("rama", 3));
        assertThat(arrivals).extracting(ChatMessage::number).containsExactly(3L);
    }

    // --- snapshots --------------------------------------------------------------------------------------------------

    @Test
    void aSnapshotReplacesTheLoadedMessages() {
        happen(from("rama", 1), from("rama", 2));
        ChangeSet changes = restore(5, 4);
        assertThat(rama.unread()).isEqualTo(4);
        assertThat(numbers()).containsExactly(5L);
        assertThat(changes.emptied()).containsExactly(rama);
        rama.loaded().prepend(List.of(message("rama", 3, null), message("rama", 4, null)), true);
        assertThat(numbers()).containsExactly(3L, 4L, 5L);
        assertThat(rama.unread()).isEqualTo(4);
    }

    @Test
    void aSnapshotFarAheadBeginsTheWindowAnew() {
        happen(from("rama", 1), from("rama", 2));
        ChangeSet changes = restore(5000, 4);
        assertThat(numbers()).containsExactly(5000L);
        assertThat(changes.emptied()).containsExactly(rama);
    }

    @Test
    void anotherEpochForgetsEverythingButUnsentMessages() {
        happen(from("rama", 1), from("rama", 2), from("rama", 3));
        rama.unreadCounts.readLocally(null, 3);
        ChatMessage bubble = write("c1");
        writer.snapshot(new Answers.ChannelList(AYODHYA, List.of(channel(1, 1, message("rama", 1, null))),
                new Cursor("other", 5)), List.of(user("rama")));
        assertThat(rama.messages()).hasSize(2).last().isSameAs(bubble);
        assertThat(rama.unread()).isEqualTo(1);
        assertThat(workspace.totalUnreadProperty().get()).isEqualTo(1);
    }

    @Test
    void aSavedConversationIsRestoredAsItWas() {
        happen(from("rama", 1), from("shyam", 2), from("rama", 3), receipt("shyam", 1, 1), receipt("rama", 2, 0));
        Channel document = ChangeSet.document(rama).orElseThrow();

        WorkspaceWriter next = new WorkspaceWriter(user("shyam"));
        next.users(List.of(user("rama")));
        next.snapshot(new Answers.ChannelList(AYODHYA, List.of(document), new Cursor("e", pos)), List.of());
        Conversation again = next.workspace().conversationWith("rama");
        assertThat(again.unread()).isEqualTo(1);
        assertThat(again.readNumberProperty().get()).isEqualTo(1);
        assertThat(again.othersReadNumberProperty().get()).isEqualTo(2);
        assertThat(again.messages()).extracting(ChatMessage::number).containsExactly(3L);
    }

    @Test
    void messagesOfUnknownChannelsAreIgnored() {
        Message strange = Message.written("1", "99", 1, "sita", "?", NOON, null);
        ChangeSet changes = happen(new Event.NewMessage(strange));
        assertThat(changes.toKeep().messages()).isEmpty();
        assertThat(workspace.conversationIn("99")).isEmpty();
    }

    // --- from a message to its conversation -------------------------------------------------------------------------

    @Test
    void aMessageLeadsToItsConversationAlsoBeforeItIsSent() {
        happen(from("rama", 1), from("shyam", 2));
        write("unsent");
        assertThat(rama.messages()).hasSize(3)
                .allSatisfy(message -> assertThat(workspace.conversationOf(message)).isSameAs(rama));
    }

    @Test
    void aMessageOfAnotherOfficeLeadsNowhere() {
        ChatMessage elsewhere = write("unsent");
        Workspace other = new WorkspaceWriter(user("shyam")).workspace();
        assertThatThrownBy(() -> other.conversationOf(elsewhere)).isInstanceOf(NoSuchElementException.class);
    }

    // --- how it happens ---------------------------------------------------------------------------------------------

    private ChangeSet happen(Event... events) {
        List<LoggedEvent> logged = new ArrayList<>();
        for (Event event : events) {
            pos++;
            logged.add(new LoggedEvent(new Cursor("e", pos), event));
        }
        return writer.apply(logged, new Cursor("e", pos));
    }

    private ChangeSet restore(long lastNumber, int unread) {
        return writer.snapshot(new Answers.ChannelList(AYODHYA,
                List.of(channel(lastNumber, unread, message("rama", lastNumber, null))), new Cursor("e", ++pos)),
                List.of(user("rama")));
    }

    private ChatMessage write(String clientId) {
        ChatMessage bubble = new ChatMessage(rama, clientId, null, "Is this thing on?", List.of(), NOON);
        writer.addLocal(bubble);
        return bubble;
    }

    private List<Long> numbers() {
        return rama.messages().stream().map(ChatMessage::number).toList();
    }
}
