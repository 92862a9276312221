package dev.vireo.app.state;

import dev.vireo.protocol.Channel;
import dev.vireo.protocol.ChannelKind;
import dev.vireo.protocol.Status;
import dev.vireo.protocol.User;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.util.Subscription;

/**
 * The observable office as one signed-in person sees it. Every view follows it; it alone applies events, and only on the FX
 * thread.
 */
public final class Workspace {

    /** A hole larger than this is not filled: the window starts anew at the newest message. */
    static final int GAP_LIMIT = 200;

    private final Person me;
    private final ReadOnlyObjectWrapper<ConnectionState> connection = new ReadOnlyObjectWrapper<>(ConnectionState.CONNECTING);
    private final ReadOnlyStringWrapper officeName = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper loaded = new ReadOnlyBooleanWrapper();
    private final ReadOnlyIntegerWrapper totalUnread = new ReadOnlyIntegerWrapper();
    private final ObservableList<Person> people = FXCollections.observableArrayList(person -> new Observable[] {
            person.displayNameProperty(), person.titleProperty(), person.departmentProperty(), person.unreadProperty()});
    private final ObservableList<Person> peopleView = FXCollections.unmodifiableObservableList(people);
    private final ObservableList<Conversation> conversations = FXCollections.observableArrayList(
            conversation -> new Observable[] {conversation.unreadProperty(), conversation.mentionsProperty(),
                conversation.lastMessageProperty(), conversation.mutedProperty()});
    private final ObservableList<Conversation> conversationsView = FXCollections.unmodifiableObservableList(conversations);
    private final Map<String, Person> byUsername = new HashMap<>();
    private final Map<String, Conversation> byOther = new HashMap<>();
    private final Map<String, Conversation> byChannel = new HashMap<>();
    private final List<Consumer<ChatMessage>> arrivals = new CopyOnWriteArrayList<>();

    Workspace(User me) {
        this.me = new Person(me);
        byUsername.put(me.username(), this.me);
        conversations.addListener((InvalidationListener) change -> totalUnread.set(
                conversations.stream().mapToInt(Conversation::unread).sum()));
    }

    public ReadOnlyObjectProperty<ConnectionState> connectionProperty() {
        return connection.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty officeNameProperty() {
        return officeName.getReadOnlyProperty();
    }

    public Person me() {
        return me;
    }

    /** Everybody but me, unsorted. Fires updates when a name, title, department or unread count changes. */
    public ObservableList<Person> people() {
        return peopleView;
    }

    /** Anybody of the office, me included. */
    public Optional<Person> person(String username) {
        return Optional.ofNullable(byUsername.get(username));
    }

    /** Those that have a channel or a message on its way, unsorted. Fires updates when counts or the last message change. */
    public ObservableList<Conversation> conversations() {
        return conversationsView;
    }

    /**
     * The conversation with somebody, which may have no channel yet; always the same object.
     *
     * @throws NoSuchElementException if nobody but me has this username
     */
    public Conversation conversationWith(String username) {
        Conversation known = byOther.get(username);
        if (known != null) {
            return known;
        }
        Person other = byUsername.get(username);
        if (other == null || other == me) {
            throw new NoSuchElementException("nobody to talk to: " + username);
        }
        Conversation made = new Conversation(me.username(), other);
        byOther.put(username, made);
        return made;
    }

    /** The sum over all conversations, for the window title and the tray. */
    public ReadOnlyIntegerProperty totalUnreadProperty() {
        return totalUnread.getReadOnlyProperty();
    }

    /** False until the disk or the server gave content. */
    public ReadOnlyBooleanProperty loadedProperty() {
        return loaded.getReadOnlyProperty();
    }

    /**
     * Tells of each new message of somebody else that is still unread when it is applied, on the FX thread. After a time
     * offline these come all at once, so a listener looks at their times.
     */
    public Subscription onArrival(Consumer<ChatMessage> listener) {
        arrivals.add(listener);
        return () -> arrivals.remove(listener);
    }

    // --- for Session and tests -------------------------------------------------------------------------------------------

    void connection(ConnectionState state) {
        connection.set(state);
    }

    void officeName(String name) {
        officeName.set(name);
    }

    void loaded() {
        loaded.set(true);
    }

    /** Adds people or replaces what is known of them. */
    void users(List<User> users) {
        List<Person> added = users.stream().filter(user -> !byUsername.containsKey(user.username())).map(Person::new)
                .toList();
        users.forEach(user -> person(user.username()).ifPresent(known -> known.update(user)));
        added.forEach(person -> byUsername.put(person.username(), person));
        people.addAll(added);
    }

    void status(Status status) {
        person(status.user()).ifPresent(person -> person.show(status));
    }

    /** The conversation of a channel, known now or by its members. */
    Optional<Conversation> conversationOf(Channel channel) {
        Conversation known = byChannel.get(channel.id());
        if (known != null || channel.kind() != ChannelKind.DIRECT) {
            return Optional.ofNullable(known);
        }
        return channel.members().stream()
                .filter(member -> !member.user().equals(me.username()) && byUsername.containsKey(member.user()))
                .findFirst()
                .map(member -> conversationWith(member.user()));
    }

    Optional<Conversation> conversationIn(String channelId) {
        return Optional.ofNullable(byChannel.get(channelId));
    }

    void list(Conversation conversation) {
        if (conversation.hasChannel()) {
            byChannel.put(conversation.channelId(), conversation);
        }
        if (!conversations.contains(conversation)) {
            conversations.add(conversation);
        }
    }

    void arrived(ChatMessage message) {
        arrivals.forEach(listener -> listener.accept(message));
    }
}
