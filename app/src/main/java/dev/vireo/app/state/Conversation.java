package dev.vireo.app.state;

import dev.vireo.protocol.Channel;
import dev.vireo.protocol.Member;
import dev.vireo.protocol.Message;
import dev.vireo.protocol.NotificationPreference;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * What is said between me and one other person; the same object for as long as the {@link Workspace} lives, also before a
 * channel exists. FX thread only; only the workspace changes it.
 */
public final class Conversation {

    private final String me;
    private final Person other;
    private final ReadOnlyStringWrapper channelId = new ReadOnlyStringWrapper("");
    private final ReadOnlyIntegerWrapper unread = new ReadOnlyIntegerWrapper();
    private final ReadOnlyIntegerWrapper mentions = new ReadOnlyIntegerWrapper();
    private final ReadOnlyObjectWrapper<@Nullable ChatMessage> lastMessage = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper muted = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper moreBefore = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<LoadState> history = new ReadOnlyObjectWrapper<>(LoadState.IDLE);
    private final ReadOnlyLongWrapper readNumber = new ReadOnlyLongWrapper();
    private final ReadOnlyLongWrapper otherReadNumber = new ReadOnlyLongWrapper();
    private final StringProperty draft = new SimpleStringProperty("");
    private final MessageWindow window;

    private @Nullable Channel channel;
    private @Nullable Message newest;
    /** Every message up to this number is counted. */
    private long lastNumber;
    private int confirmedUnread;
    private int confirmedMentions;
    private long confirmedRead;
    /** How far the person has read here, which the server may not know yet. */
    private long localRead;

    Conversation(String me, Person other) {
        this.me = me;
        this.other = other;
        this.window = new MessageWindow(this, me);
        other.unreadFollows(unread.getReadOnlyProperty());
        Eager.tell(unread, mentions, lastMessage, muted);
    }

    public Person other() {
        return other;
    }

    /** Empty until the first message is written. */
    public ReadOnlyStringProperty channelIdProperty() {
        return channelId.getReadOnlyProperty();
    }

    public String channelId() {
        return channelId.get();
    }

    public ReadOnlyIntegerProperty unreadProperty() {
        return unread.getReadOnlyProperty();
    }

    public int unread() {
        return unread.get();
    }

    public ReadOnlyIntegerProperty mentionsProperty() {
        return mentions.getReadOnlyProperty();
    }

    /** The newest message, one's own on their way included; null in an empty conversation. */
    public ReadOnlyObjectProperty<@Nullable ChatMessage> lastMessageProperty() {
        return lastMessage.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty mutedProperty() {
        return muted.getReadOnlyProperty();
    }

    /** The loaded window in the order of the numbers, then what is pending or failed. Fires updates when a delivery changes. */
    public ObservableList<ChatMessage> messages() {
        return window.view();
    }

    /** Whether there is history before the first loaded message. */
    public ReadOnlyBooleanProperty moreBeforeProperty() {
        return moreBefore.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<LoadState> historyProperty() {
        return history.getReadOnlyProperty();
    }

    /** The number of the last message that I have read. */
    public ReadOnlyLongProperty readNumberProperty() {
        return readNumber.getReadOnlyProperty();
    }

    /** The number of the last message that the other has read. */
    public ReadOnlyLongProperty otherReadNumberProperty() {
        return otherReadNumber.getReadOnlyProperty();
    }

    /** What is written and not sent yet; kept on disk. */
    public StringProperty draftProperty() {
        return draft;
    }

    // --- the channel -----------------------------------------------------------------------------------------------

    boolean hasChannel() {
        return channel != null;
    }

    /** Takes over who is in the channel, not its counts, which follow the log. */
    void adopt(Channel changed) {
        channel = changed;
        for (Member member : changed.members()) {
            if (member.user().equals(me)) {
                Instant until = member.mutedUntil();
                muted.set(member.notifications() == NotificationPreference.NONE
                        || until != null && until.isAfter(Instant.now()));
                confirmedRead = Math.max(confirmedRead, member.readNumber());
            } else {
                otherRead(member.readNumber());
            }
        }
        channelId.set(changed.id());
        recount();
    }

    /** Takes over everything, as of a snapshot or the disk. */
    void restore(Channel snapshot) {
        long ahead = snapshot.lastNumber() - window.shownTo();
        if (ahead < 0 || ahead > Workspace.GAP_LIMIT) {
            window.forget();
        }
        lastNumber = snapshot.lastNumber();
        confirmedUnread = snapshot.unread() == null ? 0 : snapshot.unread();
        confirmedMentions = snapshot.mentions() == null ? 0 : snapshot.mentions();
        adopt(snapshot);
        if (snapshot.lastMessage() != null) {
            show(snapshot.lastMessage());
        }
        windowChanged();
    }

    /** Forgets everything that the office said: it has a new history. */
    void forget() {
        window.forget();
        window.otherRead(0);
        channel = null;
        newest = null;
        channelId.set("");
        lastNumber = 0;
        confirmedRead = 0;
        localRead = 0;
        otherReadNumber.set(0);
        confirmedUnread = 0;
        confirmedMentions = 0;
        windowChanged();
    }

    /** The channel as kept on disk; empty before there is one. */
    Optional<Channel> document() {
        if (channel == null) {
            return Optional.empty();
        }
        List<Member> members = channel.members().stream()
                .map(member -> new Member(member.user(), member.role(), member.notifications(), member.mutedUntil(),
                        member.user().equals(me) ? confirmedRead : otherReadNumber.get()))
                .toList();
        return Optional.of(new Channel(channel.id(), channel.kind(), channel.name(), channel.description(),
                channel.createdAt(), channel.archived(), channel.retentionDays(), members, lastNumber, confirmedUnread,
                confirmedMentions, List.of(), newest));
    }

    // --- messages --------------------------------------------------------------------------------------------------

    /** Counts a new message, once. Returns whether it was new. */
    boolean count(Message message) {
        if (message.number() <= lastNumber) {
            return false;
        }
        lastNumber = message.number();
        if (!message.author().equals(me)) {
            confirmedUnread++;
            if (message.mentions().contains(me)) {
                confirmedMentions++;
            }
        }
        return true;
    }

    /** Shows a message at its place, or holds it back while there is a hole before it. */
    void show(Message message) {
        if (newest == null || message.number() > newest.number()) {
            newest = message;
        }
        window.show(message, message.number() == lastNumber);
        windowChanged();
    }

    void prepend(List<Message> page, boolean more) {
        window.prepend(page, more);
        windowChanged();
    }

    void refill(List<Message> page) {
        window.refill(page);
        windowChanged();
    }

    void addLocal(ChatMessage pending) {
        window.add(pending);
        windowChanged();
    }

    void removeLocal(ChatMessage pending) {
        window.remove(pending);
        windowChanged();
    }

    void accept(ChatMessage pending, Message message) {
        window.accept(pending, message);
        windowChanged();
    }

    /** Whether messages are missing between the window and the newest one. */
    boolean hasHole() {
        return window.shownTo() < lastNumber;
    }

    /** The id of the message before the hole. */
    Optional<String> shownToId() {
        return window.shownTo() == 0 ? Optional.empty() : byNumber(window.shownTo()).map(ChatMessage::id);
    }

    Optional<ChatMessage> byNumber(long number) {
        return window.byNumber(number);
    }

    /** A message by its key; for one's own, the client id it was sent with. */
    Optional<ChatMessage> byKey(String key) {
        return window.byKey(key);
    }

    Optional<ChatMessage> lastOfOffice() {
        return window.lastOfOffice();
    }

    long lastNumber() {
        return lastNumber;
    }

    long firstNumber() {
        return window.firstNumber();
    }

    /** How many messages of the office are loaded. */
    long loaded() {
        return messages().stream().filter(message -> !message.local()).count();
    }

    void history(LoadState state) {
        history.set(state);
    }

    private void windowChanged() {
        lastMessage.set(window.newest());
        moreBefore.set(window.moreBefore());
        recount();
    }

    // --- reading ---------------------------------------------------------------------------------------------------

    /** I have read up to a number, says the server, and this is left. */
    void confirmRead(long number, int unreadLeft, int mentionsLeft) {
        confirmedRead = Math.max(confirmedRead, number);
        confirmCounts(unreadLeft, mentionsLeft);
    }

    void confirmCounts(int unreadNow, int mentionsNow) {
        confirmedUnread = unreadNow;
        confirmedMentions = mentionsNow;
        recount();
    }

    void otherRead(long number) {
        if (number > otherReadNumber.get()) {
            otherReadNumber.set(number);
            window.otherRead(number);
        }
    }

    /** I have read up to a number here; shows at once. Returns whether that was news. */
    boolean readLocally(long number) {
        if (number <= Math.max(localRead, confirmedRead)) {
            return false;
        }
        localRead = number;
        recount();
        return true;
    }

    /** The server refused what was read here: its word counts. */
    void forgetLocalRead() {
        localRead = 0;
        recount();
    }

    int confirmedUnread() {
        return confirmedUnread;
    }

    int confirmedMentions() {
        return confirmedMentions;
    }

    /** Shows what the server counts, less what was read here since. */
    private void recount() {
        readNumber.set(Math.max(confirmedRead, localRead));
        int unreadNow = confirmedUnread;
        if (localRead > confirmedRead && firstNumber() <= localRead + 1) {
            unreadNow = Math.toIntExact(Math.min(confirmedUnread, window.othersAfter(localRead)));
        }
        unread.set(unreadNow);
        mentions.set(Math.min(confirmedMentions, unreadNow));
    }

    @Override
    public String toString() {
        return "Conversation[" + other.username() + "]";
    }
}
