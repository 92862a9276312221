package dev.vireo.app.state;

import dev.vireo.protocol.Channel;
import dev.vireo.protocol.Member;
import dev.vireo.protocol.Message;
import dev.vireo.protocol.NotificationPreference;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import javafx.beans.Observable;
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
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * What is said between me and one other person; the same object for as long as the {@link Workspace} lives, also before a
 * channel exists. FX thread only; only the workspace changes it.
 *
 * <p>The loaded messages are a window without holes that reaches to the newest message. What comes after a hole is held back
 * until the hole is filled.
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
    private final ObservableList<ChatMessage> messages =
            FXCollections.observableArrayList(message -> new Observable[] {message.deliveryProperty()});
    private final ObservableList<ChatMessage> messagesView = FXCollections.unmodifiableObservableList(messages);

    /** Messages behind a hole, by number. */
    private final SortedMap<Long, Message> held = new TreeMap<>();

    private @Nullable Channel channel;
    private @Nullable Message newest;
    /** Every message up to this number is counted. */
    private long lastNumber;
    /** Every message from the window's first up to this number shows. */
    private long shownTo;
    /** Whether the office has nothing before the window, though its numbers go on: retention took it. */
    private boolean historyEnds;
    private int confirmedUnread;
    private int confirmedMentions;
    private long confirmedRead;
    /** How far the person has read here, which the server may not know yet. */
    private long localRead;

    Conversation(String me, Person other) {
        this.me = me;
        this.other = other;
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
        return messagesView;
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

    // --- the channel ---------------------------------------------------------------------------------------------------

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
        Message last = snapshot.lastMessage();
        if (snapshot.lastNumber() < shownTo || snapshot.lastNumber() - shownTo > Workspace.GAP_LIMIT) {
            forgetWindow();
        }
        lastNumber = snapshot.lastNumber();
        confirmedUnread = snapshot.unread() == null ? 0 : snapshot.unread();
        confirmedMentions = snapshot.mentions() == null ? 0 : snapshot.mentions();
        adopt(snapshot);
        if (last != null) {
            show(last);
        }
    }

    /** The channel as kept on disk. */
    Optional<Channel> document() {
        if (channel == null) {
            return Optional.empty();
        }
        List<Member> members = channel.members().stream()
                .map(member -> new Member(member.user(), member.role(), member.notifications(), member.mutedUntil(),
                        member.user().equals(me) ? confirmedRead : otherReadNumber.get()))
                .toList();
        return Optional.of(new Channel(channel.id(), channel.kind(), channel.name(), channel.description(),
                channel.createdAt(), members, lastNumber, confirmedUnread, confirmedMentions, newest));
    }

    // --- messages ------------------------------------------------------------------------------------------------------

    long lastNumber() {
        return lastNumber;
    }

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
        if (shownTo == 0 && held.isEmpty() && message.number() == lastNumber) {
            // An empty window may begin anywhere: what is before it is loaded when somebody scrolls up.
            shownTo = message.number() - 1;
        }
        if (message.number() > shownTo) {
            held.put(message.number(), message);
        }
        while (!held.isEmpty() && held.firstKey() <= shownTo + 1) {
            Message next = held.remove(held.firstKey());
            place(next);
            shownTo = Math.max(shownTo, next.number());
        }
        windowChanged();
    }

    /** Puts older messages before the window, if they end right before it; the window may have moved since they were asked for. */
    void prepend(List<Message> page, boolean more) {
        long first = firstNumber();
        if (!page.isEmpty() && first > 0 && page.stream().noneMatch(message -> message.number() == first - 1)) {
            return;
        }
        historyEnds = !more;
        List<ChatMessage> older = page.stream()
                .filter(message -> first == 0 || message.number() < first)
                .sorted(Comparator.comparingLong(Message::number))
                .map(message -> new ChatMessage(this, message, message.author().equals(me)))
                .toList();
        older.stream().filter(message -> message.number() <= otherReadNumber.get()).forEach(ChatMessage::read);
        messages.addAll(0, older);
        if (shownTo == 0 && !older.isEmpty()) {
            shownTo = older.getLast().number();
        }
        windowChanged();
    }

    /** Begins the window anew with the newest messages. */
    void refill(List<Message> page) {
        SortedMap<Long, Message> later = new TreeMap<>(held);
        page.forEach(message -> later.remove(message.number()));
        forgetWindow();
        prepend(page, true);
        later.tailMap(shownTo + 1).values().forEach(this::show);
    }

    /** Gives up the window, for it no longer connects to the newest message. What is pending stays. */
    private void forgetWindow() {
        held.clear();
        messages.removeIf(message -> !message.local());
        shownTo = 0;
        historyEnds = false;
        windowChanged();
    }

    /** Forgets everything that the office said: it has a new history. */
    void forget() {
        forgetWindow();
        channel = null;
        newest = null;
        channelId.set("");
        lastNumber = 0;
        confirmedRead = 0;
        localRead = 0;
        otherReadNumber.set(0);
        confirmCounts(0, 0);
    }

    /** The id of the message at the window's end, before a hole. */
    Optional<String> shownToId() {
        return shownTo == 0 ? Optional.empty() : byNumber(shownTo).map(ChatMessage::id);
    }

    /** Whether messages are missing between the window and the newest one. */
    boolean hasHole() {
        return shownTo < lastNumber;
    }

    Optional<ChatMessage> byNumber(long number) {
        for (int i = messages.size() - 1; i >= 0; i--) {
            if (messages.get(i).number() == number) {
                return Optional.of(messages.get(i));
            }
        }
        return Optional.empty();
    }

    /** The first loaded number; 0 while nothing is loaded. */
    long firstNumber() {
        return messages.isEmpty() ? 0 : messages.getFirst().number();
    }

    /** The newest message that the office has. */
    Optional<ChatMessage> lastOfOffice() {
        for (int i = messages.size() - 1; i >= 0; i--) {
            if (!messages.get(i).local()) {
                return Optional.of(messages.get(i));
            }
        }
        return Optional.empty();
    }

    /** How many messages of the office are loaded. */
    long loaded() {
        return messages.stream().filter(message -> !message.local()).count();
    }

    private void place(Message message) {
        Optional<ChatMessage> known = find(message);
        if (known.isPresent()) {
            accept(known.get(), message);
            return;
        }
        ChatMessage shown = new ChatMessage(this, message, message.author().equals(me));
        if (shown.number() <= otherReadNumber.get()) {
            shown.read();
        }
        messages.add(placeOf(message.number()), shown);
    }

    /** A pending message is in the office now: it gets its place among the others. */
    void accept(ChatMessage pending, Message message) {
        boolean moved = pending.local();
        pending.accept(message);
        if (pending.number() <= otherReadNumber.get()) {
            pending.read();
        }
        if (moved) {
            int from = messages.indexOf(pending);
            int to = from;
            while (to > 0 && (messages.get(to - 1).local() || messages.get(to - 1).number() > pending.number())) {
                to--;
            }
            if (to != from) {
                messages.remove(from);
                messages.add(to, pending);
            }
        }
        windowChanged();
    }

    void addLocal(ChatMessage pending) {
        messages.add(pending);
        windowChanged();
    }

    void removeLocal(ChatMessage pending) {
        messages.remove(pending);
        windowChanged();
    }

    /** A message of one's own by the client id it was sent with. */
    Optional<ChatMessage> byKey(String key) {
        for (int i = messages.size() - 1; i >= 0; i--) {
            if (messages.get(i).key().equals(key)) {
                return Optional.of(messages.get(i));
            }
        }
        return Optional.empty();
    }

    private Optional<ChatMessage> find(Message message) {
        for (int i = messages.size() - 1; i >= 0; i--) {
            ChatMessage candidate = messages.get(i);
            if (candidate.id().equals(message.id())
                    || candidate.own() && message.author().equals(me) && candidate.key().equals(message.clientId())) {
                return Optional.of(candidate);
            }
            if (!candidate.local() && candidate.number() < message.number()) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    private int placeOf(long number) {
        int place = messages.size();
        while (place > 0 && (messages.get(place - 1).local() || messages.get(place - 1).number() > number)) {
            place--;
        }
        return place;
    }

    private void windowChanged() {
        ChatMessage last = null;
        for (int i = messages.size() - 1; i >= 0; i--) {
            ChatMessage candidate = messages.get(i);
            if (last == null || candidate.time().isAfter(last.time())) {
                last = candidate;
            }
            if (!candidate.local()) {
                break;
            }
        }
        lastMessage.set(last);
        moreBefore.set(!historyEnds && firstNumber() > 1);
        recount();
    }

    // --- reading -------------------------------------------------------------------------------------------------------

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
            messages.stream().filter(message -> !message.local() && message.number() <= number)
                    .forEach(ChatMessage::read);
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

    private void recount() {
        readNumber.set(Math.max(confirmedRead, localRead));
        if (localRead <= confirmedRead || firstNumber() > localRead + 1) {
            unread.set(confirmedUnread);
            mentions.set(confirmedMentions);
            return;
        }
        long others = messages.stream().filter(message -> !message.own() && message.number() > localRead).count();
        List<Message> waiting = new ArrayList<>(held.values());
        long behind = waiting.stream().filter(message -> !message.author().equals(me)).count();
        unread.set(Math.toIntExact(Math.min(confirmedUnread, others + behind)));
        mentions.set(Math.min(confirmedMentions, unread.get()));
    }

    // --- history -------------------------------------------------------------------------------------------------------

    void history(LoadState state) {
        history.set(state);
    }

    @Override
    public String toString() {
        return "Conversation[" + other.username() + "]";
    }
}
