package dev.vireo.app.state;

import dev.vireo.protocol.BackupRun;
import dev.vireo.protocol.Office;
import dev.vireo.protocol.Unread;
import dev.vireo.protocol.User;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.ObservableList;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/**
 * The observable office as one signed-in person sees it. Every view follows it; nobody but its {@link WorkspaceWriter} changes it.
 * FX thread only.
 */
public final class Workspace {

    final People people;
    final Conversations conversations;
    final SavedMessages saved;
    final ScheduledMessages scheduled = new ScheduledMessages();
    final ReadOnlyObjectWrapper<ConnectionState> connection = new ReadOnlyObjectWrapper<>(ConnectionState.CONNECTING);
    final ReadOnlyBooleanWrapper full = new ReadOnlyBooleanWrapper();
    final ReadOnlyStringWrapper officeName = new ReadOnlyStringWrapper("");
    final ReadOnlyObjectWrapper<@Nullable Office> office = new ReadOnlyObjectWrapper<>();
    final ReadOnlyObjectWrapper<@Nullable BackupRun> backup = new ReadOnlyObjectWrapper<>();
    final ReadOnlyBooleanWrapper loaded = new ReadOnlyBooleanWrapper();
    private final List<Consumer<ChatMessage>> arrivals = new CopyOnWriteArrayList<>();

    Workspace(User me) {
        this.people = new People(me);
        this.conversations = new Conversations(people);
        this.saved = new SavedMessages(me.username());
    }

    public ReadOnlyObjectProperty<ConnectionState> connectionProperty() {
        return connection.getReadOnlyProperty();
    }

    /** Whether the server has no room left to write: everything can be read, and what is written waits in the outbox. */
    public ReadOnlyBooleanProperty fullProperty() {
        return full.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty officeNameProperty() {
        return officeName.getReadOnlyProperty();
    }

    /** What holds for the whole office; null until it is known. */
    public ReadOnlyObjectProperty<@Nullable Office> officeProperty() {
        return office.getReadOnlyProperty();
    }

    /** How the office's last backup ended, for owners; null before one was heard of. */
    public ReadOnlyObjectProperty<@Nullable BackupRun> backupProperty() {
        return backup.getReadOnlyProperty();
    }

    public Person me() {
        return people.me();
    }

    /** Everybody but me, unsorted. Fires updates when a name, title, department or unread count changes. */
    public ObservableList<Person> people() {
        return people.others();
    }

    /**
     * Tells of everybody of whom the office says something new, also of those who have left; for whoever shows more of people than
     * {@link Person} does. The users are without presence.
     */
    public Subscription followUsers(Consumer<List<User>> follower) {
        return people.follow(follower);
    }

    /** Anybody of the office, me included. */
    public Optional<Person> person(String username) {
        return people.person(username);
    }

    /**
     * Those of mine, unsorted: every channel, and of those with one other person the ones in which something was written. Fires
     * updates when counts, the last message, the name, being muted or being archived change.
     */
    public ObservableList<Conversation> conversations() {
        return conversations.listed();
    }

    /**
     * The conversation with somebody, which may have no channel yet; always the same object.
     *
     * @throws NoSuchElementException if nobody but me has this username
     */
    public Conversation conversationWith(String username) {
        return conversations.with(username);
    }

    /** The conversation in a channel of mine. */
    public Optional<Conversation> conversationIn(String channelId) {
        return conversations.in(channelId);
    }

    /** The conversation of this {@link Conversation#key()}, if it is known. */
    public Optional<Conversation> conversationNamed(String key) {
        return conversations.named(key);
    }

    /** The conversation in which a message was said. */
    public Conversation conversationOf(ChatMessage message) {
        return conversations.of(message);
    }

    /** The thread under a message that is no reply itself; always the same object. */
    public ThreadConversation thread(ChatMessage parent) {
        return conversationOf(parent).thread(parent);
    }

    /** What the server is to send for me later. */
    public ScheduledMessages scheduled() {
        return scheduled;
    }

    /** What I have saved for later. */
    public SavedMessages saved() {
        return saved;
    }

    /** The sum over all conversations, for the window title and the tray. */
    public ReadOnlyIntegerProperty totalUnreadProperty() {
        return conversations.totalUnread().getReadOnlyProperty();
    }

    public ReadOnlyIntegerProperty totalMentionsProperty() {
        return conversations.totalMentions().getReadOnlyProperty();
    }

    /** False until the disk or the server gave content. */
    public ReadOnlyBooleanProperty loadedProperty() {
        return loaded.getReadOnlyProperty();
    }

    /**
     * Tells of each new message that counts for me and is still unread when it is applied, on the FX thread: of replies, those in
     * threads that I follow. Whether I want to be told of it: {@link Conversation#shouldNotify}. After a time offline these come all at
     * once, so a listener looks at their times.
     */
    public Subscription onArrival(Consumer<ChatMessage> listener) {
        arrivals.add(listener);
        return () -> arrivals.remove(listener);
    }

    /** Computed like the server's, without reads that it has not confirmed. */
    public String unreadDigest() {
        return Unread.of(conversations.joined().stream().map(Conversation::confirmed).toList()).digest();
    }

    void arrived(ChatMessage message) {
        arrivals.forEach(listener -> listener.accept(message));
    }
}
