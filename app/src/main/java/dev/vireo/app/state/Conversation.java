package dev.vireo.app.state;

import dev.vireo.protocol.Channel;
import dev.vireo.protocol.ChannelKind;
import dev.vireo.protocol.ChannelRole;
import dev.vireo.protocol.Message;
import dev.vireo.protocol.Permission;
import dev.vireo.protocol.ThreadUnread;
import dev.vireo.protocol.Unread.ChannelUnread;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.ObservableMap;
import org.jspecify.annotations.Nullable;

/**
 * A channel and its messages; the same object for as long as the {@link Workspace} lives. A direct conversation exists before its
 * channel does. FX thread only; only the workspace changes it.
 */
public final class Conversation implements MessageContext {

    private final String me;
    private final @Nullable Person other;
    private final ObservableValue<Boolean> left;
    private final ChannelKind kind;
    private final String key;
    final ChannelDetails details = new ChannelDetails();
    final TypingPeople typing = new TypingPeople();
    private final StringProperty draft = new SimpleStringProperty("");

    final Roster roster;
    private final ConversationNotifications notifications;
    private final Drafts drafts;
    private final LoadedMessages loaded = new LoadedMessages(this, this::recount);
    final UnreadCounts unreadCounts = new UnreadCounts(loaded::unreadAfter, loaded::threadCounted);
    private final ObservableMap<String, ThreadUnread> threadsUnread = FXCollections.unmodifiableObservableMap(unreadCounts.threads);

    /** With one other person. */
    Conversation(String me, Person other, Function<String, Person> people, Drafts drafts) {
        this(me, other, ChannelKind.DIRECT, other.username(), people, drafts);
        details.name.bind(other.displayNameProperty());
        other.unreadFollows(unreadCounts.unread.getReadOnlyProperty());
    }

    /** In a group or an open channel. */
    Conversation(String me, ChannelKind kind, String channelId, Function<String, Person> people, Drafts drafts) {
        this(me, null, kind, keyOf(channelId), people, drafts);
    }

    private Conversation(String me, @Nullable Person other, ChannelKind kind, String key, Function<String, Person> people, Drafts drafts) {
        this.me = me;
        this.other = other;
        this.left = other == null ? new ReadOnlyBooleanWrapper(false) : other.activeProperty().map(active -> !active);
        this.kind = kind;
        this.key = key;
        this.roster = new Roster(me, people, loaded::othersRead);
        this.notifications = new ConversationNotifications(roster, other != null);
        this.drafts = drafts;
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
    @Override
    public String key() {
        return key;
    }

    /** Empty until the first message is written. */
    public ReadOnlyStringProperty channelIdProperty() {
        return details.id.getReadOnlyProperty();
    }

    public String channelId() {
        return details.id.get();
    }

    /** The other's display name, or the channel's own. */
    public ReadOnlyStringProperty nameProperty() {
        return details.name.getReadOnlyProperty();
    }

    public String name() {
        return details.name.get();
    }

    public ReadOnlyStringProperty descriptionProperty() {
        return details.description.getReadOnlyProperty();
    }

    /** Whether it can only be read. */
    public ReadOnlyBooleanProperty archivedProperty() {
        return details.archived.getReadOnlyProperty();
    }

    /** After how many days its messages go; null where the office's own rule holds. */
    public ReadOnlyObjectProperty<@Nullable Integer> retentionDaysProperty() {
        return details.retentionDays.getReadOnlyProperty();
    }

    /** Whether I am no member any more: it is in no list, and nothing can be done in it until I am one again. */
    public ReadOnlyBooleanProperty goneProperty() {
        return details.gone.getReadOnlyProperty();
    }

    /** Whether one of us is a guest and we share no channel, so that nothing can be written here; only in direct conversations. */
    public ReadOnlyBooleanProperty cutOffProperty() {
        return details.cutOff.getReadOnlyProperty();
    }

    // --- who is in it ----------------------------------------------------------------------------------------------

    /** By username, me included. Fires updates when a role or how far somebody has read changes. Empty before there is a channel. */
    public ObservableList<ChannelMember> members() {
        return roster.view();
    }

    public ReadOnlyObjectProperty<ChannelRole> myRoleProperty() {
        return roster.myRole.getReadOnlyProperty();
    }

    /** Whether this is with one other person, who has left the office: then it can only be read. */
    public ObservableValue<Boolean> leftProperty() {
        return left;
    }

    /** Whether I may. Depends on {@link #myRoleProperty()} and on whether it is archived, gone, left or cut off. */
    public boolean may(Permission permission) {
        boolean readOnly = left.getValue() || details.cutOff.get();
        return (!readOnly || permission.inArchived()) && isAllowed(permission);
    }

    /** Whether I may delete what I wrote myself; also where nobody reads on. */
    public boolean mayDeleteOwn() {
        return isAllowed(Permission.WRITE);
    }

    private boolean isAllowed(Permission permission) {
        return details.allows(permission) && permission.granted(kind, roster.myRole.get());
    }

    public ConversationNotifications notifications() {
        return notifications;
    }

    /** Who is writing just now, outside threads. */
    public ObservableList<Person> typing() {
        return typing.view();
    }

    // --- what is unread --------------------------------------------------------------------------------------------

    /** Those in the threads that I follow included. */
    public ReadOnlyIntegerProperty unreadProperty() {
        return unreadCounts.unread.getReadOnlyProperty();
    }

    public int unread() {
        return unreadCounts.unread.get();
    }

    public ReadOnlyIntegerProperty mentionsProperty() {
        return unreadCounts.mentions.getReadOnlyProperty();
    }

    public int mentions() {
        return unreadCounts.mentions.get();
    }

    /** The threads with something unread, by the ids of their first messages. */
    public ObservableMap<String, ThreadUnread> threadsUnread() {
        return threadsUnread;
    }

    /** The number of the last message outside threads that I have read. */
    public ReadOnlyLongProperty readNumberProperty() {
        return unreadCounts.readNumber.getReadOnlyProperty();
    }

    /** The number of the last message outside threads that all others have read, as far as the office tells. */
    public ReadOnlyLongProperty othersReadNumberProperty() {
        return roster.readByAll.getReadOnlyProperty();
    }

    /** Whether I have not read this message of somebody else; of a reply, whether its thread has any such. */
    public boolean isUnread(ChatMessage message) {
        if (message.own() || message.local()) {
            return false;
        }
        return message.parentId().map(threadsUnread::containsKey).orElseGet(() -> message.number() > unreadCounts.readNumber.get());
    }

    // --- what was said ---------------------------------------------------------------------------------------------

    /** The newest message that is no reply, one's own on their way included; null where there is none. */
    public ReadOnlyObjectProperty<@Nullable ChatMessage> lastMessageProperty() {
        return loaded.lastMessage.getReadOnlyProperty();
    }

    /**
     * The loaded messages that are no replies, in the order of their numbers, then what is pending or failed. Fires updates when
     * a delivery changes.
     */
    public ObservableList<ChatMessage> messages() {
        return loaded.view();
    }

    /** Whether there is history before the first loaded message. */
    public ReadOnlyBooleanProperty moreBeforeProperty() {
        return loaded.moreBefore.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<LoadState> historyProperty() {
        return loaded.history.getReadOnlyProperty();
    }

    public PinnedMessages pins() {
        return loaded.pins;
    }

    /** What is written and not sent yet; kept on disk. */
    public StringProperty draftProperty() {
        return draft;
    }

    // --- the channel -----------------------------------------------------------------------------------------------

    @Override
    public String me() {
        return me;
    }

    /** Whether I am in its channel. */
    public boolean isMember() {
        return details.isMember();
    }

    /** Takes over what the channel is, not its counts, which follow the log. */
    void adopt(Channel changed) {
        details.adopt(changed);
        if (changed.members() != null) {
            roster.replace(changed.members());
        }
        unreadCounts.recount();
    }

    /** I am in it from now on: nothing that was said before is unread. */
    void join(Channel joined) {
        forgetAll();
        loaded.lastNumber(joined.lastNumber());
        unreadCounts.clear(joined.lastNumber());
        adopt(joined);
        loaded.changed();
    }

    /** Takes over everything, as of a snapshot or the disk. Returns the threads that somebody may be looking at. */
    List<ThreadConversation> restore(Channel snapshot) {
        List<ThreadConversation> open = loaded.forget();
        loaded.lastNumber(snapshot.lastNumber());
        unreadCounts.restore(snapshot, me);
        adopt(snapshot);
        if (snapshot.lastMessage() != null) {
            loaded.beginWith(snapshot.lastMessage());
        }
        loaded.changed();
        return open;
    }

    /** Nothing of it is mine to see any more. */
    void leave() {
        forgetAll();
        roster.clear();
        details.gone.set(true);
        loaded.changed();
    }

    /** Forgets everything that the office said: it has a new history. */
    void forget() {
        forgetAll();
        roster.clear();
        roster.readByAll.set(0);
        details.forget();
        loaded.changed();
    }

    private void forgetAll() {
        loaded.forgetAll();
        unreadCounts.clear(0);
    }

    // --- messages --------------------------------------------------------------------------------------------------

    LoadedMessages loaded() {
        return loaded;
    }

    /** Counts a new message, once. Returns whether it was new. */
    boolean count(Message message) {
        if (message.number() <= loaded.lastNumber()) {
            return false;
        }
        loaded.lastNumber(message.number());
        unreadCounts.received(message, me);
        String parentId = message.parentId();
        List<String> followers = message.followers();
        if (parentId != null && followers != null) {
            loaded.thread(parentId).ifPresent(thread -> thread.follow(followers.contains(me), message.number() - 1));
        }
        return true;
    }

    private void recount() {
        unreadCounts.recount();
    }

    // --- threads ---------------------------------------------------------------------------------------------------

    ThreadConversation thread(ChatMessage parent) {
        ThreadConversation thread = loaded.thread(parent, threadsUnread.get(parent.id()));
        drafts.follow(Drafts.keyOf(key, parent.id()), thread.draftProperty());
        return thread;
    }

    @Override
    public ThreadSummary summary(String parentId, Message.Thread replies) {
        ThreadUnread count = threadsUnread.get(parentId);
        return new ThreadSummary(replies.replies(), replies.lastReplyAt(), replies.participants(),
                count == null ? 0 : count.unread(), count == null ? 0 : count.mentions());
    }

    // --- reading ---------------------------------------------------------------------------------------------------

    /** I have read up to a number, or only up to there, says the server, and this is left in all. */
    void confirmRead(@Nullable String parentId, long number, int unreadLeft, int mentionsLeft) {
        if (parentId == null) {
            unreadCounts.confirmRead(number, unreadLeft, mentionsLeft);
            return;
        }
        long before = loaded.thread(parentId).map(thread -> thread.readNumberProperty().get()).orElse(0L);
        unreadCounts.confirmRead(parentId, number, before, unreadLeft, mentionsLeft);
        loaded.thread(parentId).ifPresent(thread -> thread.read(number));
    }

    void follow(String parentId, boolean following, int unreadLeft, int mentionsLeft) {
        unreadCounts.follow(parentId, unreadLeft, mentionsLeft);
        loaded.thread(parentId).ifPresent(thread -> thread.follow(following, loaded.lastNumber()));
    }

    ChannelUnread confirmed() {
        return unreadCounts.confirmed(channelId());
    }

    @Override
    public List<Person> readersOf(long number, String author) {
        return roster.readersOf(number, author);
    }

    @Override
    public String toString() {
        return "Conversation[" + key + "]";
    }
}
