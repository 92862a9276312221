package dev.vireo.app.state;

import dev.vireo.app.store.MessageRevision;
import dev.vireo.protocol.Channel;
import dev.vireo.protocol.ChannelKind;
import dev.vireo.protocol.ChannelRole;
import dev.vireo.protocol.Member;
import dev.vireo.protocol.Message;
import dev.vireo.protocol.NotificationPreference;
import dev.vireo.protocol.Permission;
import dev.vireo.protocol.ThreadUnread;
import dev.vireo.protocol.Unread.ChannelUnread;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
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
import javafx.collections.ObservableMap;
import org.jspecify.annotations.Nullable;

/**
 * What is said in one channel; the same object for as long as the {@link Workspace} lives. The one with one other person is there
 * also before its channel is. FX thread only; only the workspace changes it.
 */
public final class Conversation {

    private final String me;
    private final @Nullable Person other;
    private final ChannelKind kind;
    private final String key;
    private final ReadOnlyStringWrapper channelId = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper name = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper description = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper archived = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<@Nullable Integer> retentionDays = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper gone = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<@Nullable ChatMessage> lastMessage = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper moreBefore = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<LoadState> history = new ReadOnlyObjectWrapper<>(LoadState.IDLE);
    private final ReadOnlyLongWrapper othersReadNumber = new ReadOnlyLongWrapper();
    private final ObservableList<Person> typing = FXCollections.observableArrayList();
    private final ObservableList<Person> typingView = FXCollections.unmodifiableObservableList(typing);
    private final StringProperty draft = new SimpleStringProperty("");

    private final Roster roster;
    private final MessageWindow window = new MessageWindow();
    private final KnownMessages known = new KnownMessages(this);
    private final UnreadCounts tally = new UnreadCounts(this::unreadAfter, this::threadCounted);
    private final ObservableMap<String, ThreadUnread> threadsUnread = FXCollections.unmodifiableObservableMap(tally.threads);
    private final Map<String, ThreadConversation> threads = new HashMap<>();
    private final List<Excerpt> excerpts = new ArrayList<>();

    private @Nullable Channel channel;
    /** Every message up to this number is counted. */
    private long lastNumber;

    /** With one other person. */
    Conversation(String me, Person other, Function<String, Person> people) {
        this(me, other, ChannelKind.DIRECT, other.username(), people);
        name.bind(other.displayNameProperty());
        other.unreadFollows(tally.unread.getReadOnlyProperty());
    }

    /** In a group or an open channel. */
    Conversation(String me, ChannelKind kind, String channelId, Function<String, Person> people) {
        this(me, null, kind, keyOf(channelId), people);
    }

    private Conversation(String me, @Nullable Person other, ChannelKind kind, String key, Function<String, Person> people) {
        this.me = me;
        this.other = other;
        this.kind = kind;
        this.key = key;
        this.roster = new Roster(me, people);
        ListUpdates.tell(name, lastMessage, archived, gone);
    }

    static String keyOf(String channelId) {
        return "#" + channelId;
    }

    // --- what it is ------------------------------------------------------------------------------------------------

    public ChannelKind kind() {
        return kind;
    }

    public boolean isDirect() {
        return other != null;
    }

    /**
     * The person that a direct conversation is with.
     *
     * @throws NoSuchElementException unless it {@link #isDirect()}
     */
    public Person other() {
        if (other == null) {
            throw new NoSuchElementException("not with one other person: " + this);
        }
        return other;
    }

    /** What names it on this computer, always: the other's username, or {@code #} and the channel's id. */
    public String key() {
        return key;
    }

    /** Empty until the first message is written. */
    public ReadOnlyStringProperty channelIdProperty() {
        return channelId.getReadOnlyProperty();
    }

    public String channelId() {
        return channelId.get();
    }

    /** The other's display name, or the channel's own. */
    public ReadOnlyStringProperty nameProperty() {
        return name.getReadOnlyProperty();
    }

    public String name() {
        return name.get();
    }

    public ReadOnlyStringProperty descriptionProperty() {
        return description.getReadOnlyProperty();
    }

    /** Whether it can only be read. */
    public ReadOnlyBooleanProperty archivedProperty() {
        return archived.getReadOnlyProperty();
    }

    /** After how many days its messages go; null where the office's own rule holds. */
    public ReadOnlyObjectProperty<@Nullable Integer> retentionDaysProperty() {
        return retentionDays.getReadOnlyProperty();
    }

    /** Whether I am no member any more: it is in no list, and nothing can be done in it until I am one again. */
    public ReadOnlyBooleanProperty goneProperty() {
        return gone.getReadOnlyProperty();
    }

    // --- who is in it ----------------------------------------------------------------------------------------------

    /** By username, me included. Fires updates when a role or how far somebody has read changes. Empty before there is a channel. */
    public ObservableList<ChannelMember> members() {
        return roster.view();
    }

    public ReadOnlyObjectProperty<ChannelRole> myRoleProperty() {
        return roster.myRole.getReadOnlyProperty();
    }

    /** Whether I may. Depends on {@link #myRoleProperty()}, {@link #archivedProperty()} and {@link #goneProperty()}. */
    public boolean may(Permission permission) {
        return (!archived.get() || permission.inArchived()) && !gone.get() && permission.granted(kind, roster.myRole.get());
    }

    /** When I want to be told. */
    public ReadOnlyObjectProperty<NotificationPreference> notificationsProperty() {
        return roster.notifications.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<@Nullable Instant> mutedUntilProperty() {
        return roster.mutedUntil.getReadOnlyProperty();
    }

    /** Whether I want to be told of nothing here: for good, or until a time that has not come. */
    public ReadOnlyBooleanProperty mutedProperty() {
        return roster.muted.getReadOnlyProperty();
    }

    /** Whether I want to be told of this message, which is unread and from somebody else. */
    public boolean tells(ChatMessage message) {
        boolean wanted = isDirect() || roster.notifications.get() == NotificationPreference.ALL || message.mentionsMe();
        return wanted && !roster.muted.get();
    }

    /** Who is writing just now, outside threads. */
    public ObservableList<Person> typing() {
        return typingView;
    }

    // --- what is unread --------------------------------------------------------------------------------------------

    /** Those in the threads that I follow included. */
    public ReadOnlyIntegerProperty unreadProperty() {
        return tally.unread.getReadOnlyProperty();
    }

    public int unread() {
        return tally.unread.get();
    }

    public ReadOnlyIntegerProperty mentionsProperty() {
        return tally.mentions.getReadOnlyProperty();
    }

    public int mentions() {
        return tally.mentions.get();
    }

    /** The threads with something unread, by the ids of their first messages. */
    public ObservableMap<String, ThreadUnread> threadsUnread() {
        return threadsUnread;
    }

    /** The number of the last message outside threads that I have read. */
    public ReadOnlyLongProperty readNumberProperty() {
        return tally.readNumber.getReadOnlyProperty();
    }

    /** The number of the last message outside threads that all others have read, as far as the office tells. */
    public ReadOnlyLongProperty othersReadNumberProperty() {
        return othersReadNumber.getReadOnlyProperty();
    }

    /** Whether I have not read this message of somebody else; of a reply, whether its thread has any such. */
    public boolean isUnread(ChatMessage message) {
        if (message.own() || message.local()) {
            return false;
        }
        return message.parentId().map(threadsUnread::containsKey).orElseGet(() -> message.number() > tally.readNumber.get());
    }

    // --- what was said ---------------------------------------------------------------------------------------------

    /** The newest message that is no reply, one's own on their way included; null where there is none. */
    public ReadOnlyObjectProperty<@Nullable ChatMessage> lastMessageProperty() {
        return lastMessage.getReadOnlyProperty();
    }

    /**
     * The loaded messages that are no replies, in the order of their numbers, then what is pending or failed. Fires updates when
     * a delivery changes.
     */
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

    /** What is written and not sent yet; kept on disk. */
    public StringProperty draftProperty() {
        return draft;
    }

    // --- the channel -----------------------------------------------------------------------------------------------

    String me() {
        return me;
    }

    boolean hasChannel() {
        return channel != null;
    }

    /** Whether I am in its channel. */
    public boolean stands() {
        return channel != null && !gone.get();
    }

    /** Takes over what the channel is, not its counts, which follow the log. */
    void adopt(Channel changed) {
        channel = changed;
        channelId.set(changed.id());
        if (!isDirect()) {
            name.set(changed.name());
        }
        description.set(changed.description());
        archived.set(changed.archived());
        retentionDays.set(changed.retentionDays());
        gone.set(false);
        if (changed.members() != null) {
            roster.replace(changed.members());
            receiptsChanged();
        }
        tally.recount();
    }

    /** I am in it from now on: nothing that was said before is unread. */
    void join(Channel joined) {
        forgetAll();
        lastNumber = joined.lastNumber();
        tally.clear(joined.lastNumber());
        adopt(joined);
        windowChanged();
    }

    /** Takes over everything, as of a snapshot or the disk. Returns the threads that somebody may be looking at. */
    List<ThreadConversation> restore(Channel snapshot) {
        List<ThreadConversation> open = forgetMessages();
        lastNumber = snapshot.lastNumber();
        List<Member> members = snapshot.members() == null ? List.of() : snapshot.members();
        tally.restore(snapshot, members.stream().filter(member -> member.user().equals(me)).mapToLong(Member::readNumber)
                .findFirst().orElse(0));
        adopt(snapshot);
        if (snapshot.lastMessage() != null) {
            ChatMessage newest = take(snapshot.lastMessage());
            window.show(newest, true);
        }
        windowChanged();
        return open;
    }

    /** Nothing of it is mine to see any more. */
    void leave() {
        forgetAll();
        roster.clear();
        gone.set(true);
        windowChanged();
    }

    /** Forgets everything that the office said: it has a new history. */
    void forget() {
        forgetAll();
        roster.clear();
        channel = null;
        channelId.set("");
        othersReadNumber.set(0);
        windowChanged();
    }

    private void forgetAll() {
        forgetMessages();
        window.othersReadNothing();
        lastNumber = 0;
        tally.clear(0);
    }

    private List<ThreadConversation> forgetMessages() {
        known.forget(threads.values().stream().map(ThreadConversation::parent).toList());
        window.forget();
        List<ThreadConversation> open = threads.values().stream().filter(ThreadConversation::forget).toList();
        List.copyOf(excerpts).forEach(Excerpt::forget);
        return open;
    }

    void put(Member member) {
        roster.put(member);
        receiptsChanged();
    }

    void remove(String username) {
        roster.remove(username);
        receiptsChanged();
    }

    /** The office keeps back how far others have read, from now on. */
    void hideReceipts() {
        roster.hideReceipts();
        receiptsChanged();
    }

    void lookAtTheTime() {
        roster.lookAtTheTime();
    }

    /** The channel as kept on disk; empty where there is none of mine. */
    Optional<Channel> document() {
        Channel is = channel;
        if (is == null || gone.get()) {
            return Optional.empty();
        }
        Message newest = window.lastOfOffice().flatMap(ChatMessage::document).orElse(null);
        return Optional.of(new Channel(is.id(), is.kind(), is.name(), is.description(), is.createdAt(), is.archived(),
                is.retentionDays(), roster.documents(tally.confirmedRead()), lastNumber, confirmed().unread(),
                confirmed().mentions(), confirmed().threads(), newest));
    }

    // --- messages --------------------------------------------------------------------------------------------------

    KnownMessages known() {
        return known;
    }

    /** A message of the office, as the object that shows it everywhere. */
    ChatMessage take(Message message) {
        ChatMessage taken = known.take(message);
        threadOf(taken).ifPresent(thread -> thread.show(taken));
        return taken;
    }

    private Optional<ThreadConversation> threadOf(ChatMessage reply) {
        return reply.parentId().map(threads::get);
    }

    List<ChatMessage> take(Collection<Message> page) {
        return page.stream().map(this::take).toList();
    }

    /** Counts a new message, once. Returns whether it was new. */
    boolean count(Message message) {
        if (message.number() <= lastNumber) {
            return false;
        }
        lastNumber = message.number();
        tally.received(message, me);
        String parentId = message.parentId();
        ThreadConversation thread = parentId == null ? null : threads.get(parentId);
        if (thread != null && message.followers() != null) {
            thread.follow(message.followers().contains(me), message.number() - 1);
        }
        return true;
    }

    /** Shows a message at its place, or holds it back while there is a hole before it. */
    ChatMessage show(Message message) {
        ChatMessage shown = take(message);
        window.show(shown, message.number() == lastNumber);
        windowChanged();
        return shown;
    }

    /** @param before the first loaded number when the page before it was asked for; 0 if nothing was loaded */
    void prepend(List<Message> page, long before, boolean more) {
        window.prepend(take(page), before, more);
        windowChanged();
    }

    void prepend(List<Message> page, boolean more) {
        prepend(page, window.firstNumber(), more);
    }

    /** Puts in what follows right behind a number, up to the last message if there is no more. */
    void fill(List<Message> page, long after, boolean more) {
        window.fill(take(page), after, more ? 0 : lastNumber);
        windowChanged();
    }

    void refill(List<Message> page) {
        window.refill(take(page));
        windowChanged();
    }

    void addLocal(ChatMessage pending) {
        known.addLocal(pending);
        pending.parentId().map(threads::get).ifPresentOrElse(thread -> thread.addLocal(pending), () -> {
            if (pending.parentId().isEmpty()) {
                window.add(pending);
            }
        });
        windowChanged();
    }

    void removeLocal(ChatMessage pending) {
        known.removeLocal(pending);
        threadOf(pending).ifPresent(thread -> thread.removeLocal(pending));
        window.remove(pending);
        windowChanged();
    }

    /** The server has what was written here; it may stand behind a hole until the log tells of it. */
    void accept(Message message) {
        ChatMessage mine = take(message);
        window.place(mine);
        windowChanged();
    }

    /** It happens to a message that may be held here. */
    Optional<ChatMessage> revise(MessageRevision revision) {
        return known.revise(revision);
    }

    void expire(long upTo) {
        window.expire(upTo, reply -> reply.parentId().flatMap(known::byId).map(parent -> parent.number() <= upTo).orElse(true));
        threads.values().forEach(thread -> thread.expire(upTo));
        known.expire(upTo);
        List.copyOf(excerpts).forEach(excerpt -> excerpt.expire(upTo));
        windowChanged();
    }

    /** Whether messages are missing between the window and the newest one. A window that was never loaded has no hole. */
    boolean hasHole() {
        return window.shownTo() > 0 && window.endsBefore(lastNumber);
    }

    /** The id of the message before the hole. */
    Optional<String> shownToId() {
        return window.shownTo() == 0 ? Optional.empty() : byNumber(window.shownTo()).map(ChatMessage::id);
    }

    long shownTo() {
        return window.shownTo();
    }

    Optional<ChatMessage> byNumber(long number) {
        return window.byNumber(number);
    }

    /** What was written here under this client id and is not accepted yet. */
    Optional<ChatMessage> local(String clientId) {
        return known.local(clientId);
    }

    Optional<ChatMessage> lastOfOffice() {
        return window.lastOfOffice();
    }

    Optional<ChatMessage> first() {
        return window.first();
    }

    long lastNumber() {
        return lastNumber;
    }

    long firstNumber() {
        return window.firstNumber();
    }

    long expiredTo() {
        return window.expiredTo();
    }

    /** How many messages of the office are loaded, replies included. */
    long loaded() {
        return window.loaded();
    }

    /** Whether something was said, or is on its way. */
    boolean hasWords() {
        return lastNumber > 0 || known.hasLocal() || !window.view().isEmpty();
    }

    void history(LoadState state) {
        history.set(state);
    }

    private void windowChanged() {
        lastMessage.set(window.newest());
        moreBefore.set(window.moreBefore(lastNumber));
        tally.recount();
    }

    // --- threads and excerpts --------------------------------------------------------------------------------------

    ThreadConversation thread(ChatMessage parent) {
        return threads.computeIfAbsent(parent.id(), id -> {
            ThreadConversation thread = new ThreadConversation(parent);
            window.after(parent.number()).stream().filter(message -> message.parentId().equals(Optional.of(id)))
                    .forEach(thread::show);
            known.locals().filter(message -> message.parentId().equals(Optional.of(id))).forEach(thread::addLocal);
            ThreadUnread count = threadsUnread.get(id);
            thread.count(count == null ? 0 : count.unread(), count == null ? 0 : count.mentions());
            return thread;
        });
    }

    Optional<ThreadConversation> thread(String parentId) {
        return Optional.ofNullable(threads.get(parentId));
    }

    ThreadSummary summary(String parentId, Message.Thread replies) {
        ThreadUnread count = threadsUnread.get(parentId);
        return new ThreadSummary(replies.replies(), replies.lastReplyAt(), replies.participants(),
                count == null ? 0 : count.unread(), count == null ? 0 : count.mentions());
    }

    void open(Excerpt excerpt) {
        excerpts.add(excerpt);
    }

    /**
     * Takes over what an excerpt has, if that goes on without a hole into what is loaded here.
     *
     * @param atEnd whether the excerpt goes to the newest message, as far as it was known when it was asked for
     * @return whether all of the excerpt is loaded here now
     */
    boolean join(Excerpt excerpt, boolean atEnd) {
        long last = excerpt.last().map(ChatMessage::number).orElse(0L);
        if (window.firstNumber() == 0 && (atEnd || last >= lastNumber)) {
            window.refill(excerpt.all());
        } else if (window.firstNumber() > last + 1 || window.firstNumber() == 0) {
            return false;
        } else {
            window.prepend(excerpt.all(), window.firstNumber(), excerpt.moreBeforeProperty().get());
        }
        windowChanged();
        return window.firstNumber() <= excerpt.first().map(ChatMessage::number).orElse(Long.MAX_VALUE);
    }

    void close(Excerpt excerpt) {
        excerpts.remove(excerpt);
    }

    void typing(List<Person> now) {
        if (!typing.equals(now)) {
            typing.setAll(now);
        }
    }

    // --- reading ---------------------------------------------------------------------------------------------------

    /** I have read up to a number, or only up to there, says the server, and this is left in all. */
    void confirmRead(@Nullable String parentId, long number, int unreadLeft, int mentionsLeft) {
        if (parentId == null) {
            tally.confirmRead(number, unreadLeft, mentionsLeft);
            return;
        }
        long before = thread(parentId).map(thread -> thread.readNumberProperty().get()).orElse(0L);
        tally.confirmRead(parentId, number, before, unreadLeft, mentionsLeft);
        thread(parentId).ifPresent(thread -> thread.read(number));
    }

    void confirmCounts(ChannelUnread now) {
        tally.confirm(now);
    }

    void follow(String parentId, boolean following, int unreadLeft, int mentionsLeft) {
        tally.follow(parentId, unreadLeft, mentionsLeft);
        thread(parentId).ifPresent(thread -> thread.follow(following, lastNumber));
    }

    void otherRead(String username, long number) {
        roster.read(username, number);
        receiptsChanged();
    }

    private void receiptsChanged() {
        long number = roster.readByAll();
        if (number != othersReadNumber.get()) {
            othersReadNumber.set(number);
            window.othersRead(number);
        }
    }

    List<Person> readersOf(ChatMessage message) {
        return message.local() || message.parentId().isPresent() ? List.of() : roster.others().stream()
                .filter(member -> member.readNumberProperty().get() >= message.number())
                .map(ChannelMember::person)
                .filter(person -> !person.username().equals(message.author()))
                .toList();
    }

    /** I have read up to a number here; shows at once. Returns whether that was news. */
    boolean readLocally(@Nullable String parentId, long number) {
        return tally.readLocally(parentId, number);
    }

    /** The server refused what was read here, or I want it unread: its word counts. */
    void forgetLocalRead(@Nullable String parentId) {
        tally.forgetLocalRead(parentId);
    }

    ChannelUnread confirmed() {
        return tally.confirmed(channelId());
    }

    /** Messages of others behind one that was read here, as far as they are sure to be known. */
    private Optional<List<ChatMessage>> unreadAfter(@Nullable String parentId, long number) {
        boolean inWindow = window.firstNumber() > 0 && window.firstNumber() <= number + 1;
        ThreadConversation thread = parentId == null ? null : threads.get(parentId);
        if (!inWindow && (thread == null || !thread.loaded())) {
            return Optional.empty();
        }
        Collection<ChatMessage> among = parentId == null ? window.after(number) : known.all();
        return Optional.of(among.stream()
                .filter(message -> !message.own() && message.number() > number
                        && message.parentId().equals(Optional.ofNullable(parentId)))
                .toList());
    }

    private void threadCounted(String parentId, @Nullable ThreadUnread count) {
        known.byId(parentId).ifPresent(ChatMessage::threadCounted);
        thread(parentId).ifPresent(thread -> thread.count(count == null ? 0 : count.unread(), count == null ? 0 : count.mentions()));
    }

    @Override
    public String toString() {
        return "Conversation[" + key + "]";
    }
}
