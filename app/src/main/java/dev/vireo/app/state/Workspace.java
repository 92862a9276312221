package dev.vireo.app.state;

import dev.vireo.app.store.Kept;
import dev.vireo.app.store.OutboxMessage;
import dev.vireo.protocol.Answers;
import dev.vireo.protocol.Channel;
import dev.vireo.protocol.ChannelKind;
import dev.vireo.protocol.Cursor;
import dev.vireo.protocol.Event;
import dev.vireo.protocol.LoggedEvent;
import dev.vireo.protocol.Member;
import dev.vireo.protocol.Message;
import dev.vireo.protocol.Presence;
import dev.vireo.protocol.Status;
import dev.vireo.protocol.Unread;
import dev.vireo.protocol.User;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;
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
    private final Set<Conversation> listed = new HashSet<>();
    /** Channels that are known but have no place in this version's windows. */
    private final Set<String> passedOver = new HashSet<>();
    private final List<Consumer<ChatMessage>> arrivals = new CopyOnWriteArrayList<>();
    private BiConsumer<Conversation, String> draftListener = (conversation, draft) -> { };
    /** Of the log that all this comes from; empty before any. */
    private String epoch = "";

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

    /** Those in which something was written, unsorted. Fires updates when counts or the last message change. */
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
        made.draftProperty().addListener((draft, before, now) -> draftListener.accept(made, now));
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

    // --- what the session does, on the FX thread --------------------------------------------------------------------

    void connection(ConnectionState state) {
        connection.set(state);
    }

    void officeName(String name) {
        officeName.set(name);
    }

    void loaded() {
        loaded.set(true);
    }

    /** Shows what the disk kept, before the server is asked. */
    void restore(Kept kept) {
        officeName(kept.office());
        users(kept.users());
        kept.channels().forEach(channel -> conversationOf(channel).ifPresent(conversation -> {
            conversation.restore(channel);
            list(conversation);
        }));
        for (OutboxMessage waiting : kept.outbox()) {
            if (talksTo(waiting.to())) {
                Conversation conversation = conversationWith(waiting.to());
                ChatMessage message = new ChatMessage(conversation, waiting.clientId(), me.username(), waiting.body(),
                        waiting.writtenAt());
                if (waiting.failure() != null) {
                    message.fail(waiting.failure());
                }
                addLocal(message);
            }
        }
        kept.drafts().forEach((username, draft) -> {
            if (talksTo(username)) {
                conversationWith(username).draftProperty().set(draft);
            }
        });
        kept.reads().forEach(read -> conversationIn(read.channelId())
                .ifPresent(conversation -> conversation.readLocally(read.number())));
        if (kept.cursor() != null) {
            epoch = kept.cursor().epoch();
            loaded();
        }
    }

    /** Takes over the whole office as of a cursor. */
    Step snapshot(Answers.Channels snapshot, List<User> users) {
        Step step = new Step(snapshot.cursor(), true);
        if (!epoch.isEmpty() && !epoch.equals(snapshot.cursor().epoch())) {
            byChannel.clear();
            byOther.values().forEach(Conversation::forget);
            conversations.removeIf(conversation -> conversation.messages().isEmpty());
            listed.retainAll(conversations);
        }
        epoch = snapshot.cursor().epoch();
        users(users);
        users.forEach(step::changed);
        for (Channel channel : snapshot.channels()) {
            Optional<Conversation> shown = conversationOf(channel);
            if (shown.isEmpty()) {
                passedOver.add(channel.id());
            }
            shown.ifPresent(conversation -> {
                boolean wasOpen = conversation.loaded() > 1;
                conversation.restore(channel);
                list(conversation);
                step.changed(conversation);
                if (channel.lastMessage() != null) {
                    step.changed(channel.lastMessage());
                }
                if (conversation.hasHole()) {
                    step.hole(conversation);
                } else if (wasOpen && conversation.loaded() <= 1) {
                    step.emptied(conversation);
                }
            });
        }
        loaded();
        return step;
    }

    /** Applies entries of the log, in their order. */
    Step apply(List<LoggedEvent> events, Cursor cursor) {
        Step step = new Step(cursor, false);
        epoch = cursor.epoch();
        events.forEach(logged -> apply(logged.event(), step));
        step.arrivals().stream()
                .filter(message -> message.number() > message.conversation().readNumberProperty().get())
                .forEach(this::arrived);
        return step;
    }

    private void apply(Event event, Step step) {
        switch (event) {
            case Event.NewMessage(Message message) -> apply(message, step);
            case Event.ReadReceipt receipt -> conversationIn(receipt.channelId()).ifPresent(conversation -> {
                if (receipt.user().equals(me.username())) {
                    conversation.confirmRead(receipt.number(), receipt.unread(), receipt.mentions());
                } else {
                    conversation.otherRead(receipt.number());
                }
                step.changed(conversation);
            });
            case Event.ChannelUpdated(Channel channel) -> apply(channel, step);
            case Event.UserUpdated(User user) -> {
                users(List.of(user));
                step.changed(user);
            }
            default -> {
                // Of the moment, or of a newer server: nothing that is kept.
            }
        }
    }

    private void apply(Message message, Step step) {
        Conversation conversation = byChannel.get(message.channelId());
        if (conversation == null) {
            if (!passedOver.contains(message.channelId())) {
                step.strange();
            }
            return;
        }
        boolean fresh = conversation.count(message);
        conversation.show(message);
        list(conversation);
        step.changed(conversation);
        step.changed(message);
        if (message.author().equals(me.username())) {
            step.completed(message.clientId());
        } else if (fresh) {
            conversation.byNumber(message.number()).ifPresent(step::arrived);
        }
        if (conversation.hasHole()) {
            step.hole(conversation);
        }
    }

    private void apply(Channel channel, Step step) {
        Conversation conversation = conversationOf(channel).orElse(null);
        if (conversation == null) {
            // A kind of channel that this version does not show. (Who is in a direct one was told before.)
            passedOver.add(channel.id());
            return;
        }
        if (!conversation.hasChannel() && channel.lastNumber() > 0) {
            step.strange();
            return;
        }
        conversation.adopt(channel);
        byChannel.put(channel.id(), conversation);
        step.changed(conversation);
    }

    /** Messages from behind the window, to fill a hole. */
    Step fill(Conversation conversation, List<Message> page) {
        Step step = new Step(null, false);
        page.forEach(message -> {
            conversation.show(message);
            step.changed(message);
        });
        step.changed(conversation);
        return step;
    }

    /** The newest messages, where a hole cannot be filled. */
    Step refill(Conversation conversation, List<Message> page) {
        Step step = new Step(null, false);
        conversation.refill(page);
        page.forEach(step::changed);
        step.changed(conversation);
        return step;
    }

    /** The channel that was made for a first message. Its counts come by the log. */
    Step made(Channel channel) {
        Step step = new Step(null, false);
        if (!byChannel.containsKey(channel.id())) {
            conversationOf(channel).ifPresent(conversation -> {
                conversation.adopt(channel);
                list(conversation);
                step.changed(conversation);
            });
        }
        return step;
    }

    /** The server has a message that was written here; the log will tell of it too, before this or after. */
    Step accepted(Conversation conversation, String clientId, Message message) {
        Step step = new Step(null, false);
        conversation.byKey(clientId).filter(ChatMessage::local)
                .ifPresent(pending -> conversation.accept(pending, message));
        step.changed(message);
        step.completed(clientId);
        return step;
    }

    void addLocal(ChatMessage message) {
        message.conversation().addLocal(message);
        list(message.conversation());
    }

    void discard(ChatMessage message) {
        Conversation conversation = message.conversation();
        conversation.removeLocal(message);
        if (conversation.messages().isEmpty()) {
            conversations.remove(conversation);
            listed.remove(conversation);
        }
    }

    /** The server's own counts, where ours were found to differ. */
    void unread(Unread counts) {
        Map<String, Unread.ChannelUnread> byId = new HashMap<>();
        counts.channels().forEach(count -> byId.put(count.channelId(), count));
        byChannel.forEach((id, conversation) -> {
            Unread.ChannelUnread count = byId.get(id);
            conversation.confirmCounts(count == null ? 0 : count.unread(), count == null ? 0 : count.mentions());
        });
    }

    /** As the server computes it of its counts; what was read here and is not confirmed counts as unread in it. */
    String unreadDigest() {
        return Unread.of(byChannel.entrySet().stream()
                .map(entry -> new Unread.ChannelUnread(entry.getKey(), entry.getValue().confirmedUnread(),
                        entry.getValue().confirmedMentions(), List.of()))
                .toList()).digest();
    }

    /** Adds people or replaces what is known of them. */
    void users(List<User> users) {
        List<Person> added = new ArrayList<>();
        for (User user : users) {
            Person known = byUsername.get(user.username());
            if (known != null) {
                known.update(user);
            } else {
                Person person = new Person(user);
                byUsername.put(user.username(), person);
                added.add(person);
            }
        }
        people.addAll(added);
    }

    void status(Status status) {
        person(status.user()).ifPresent(person -> person.show(status));
    }

    /** Those who are there; everybody else is not. */
    void online(List<Status> there) {
        Set<String> names = there.stream().map(Status::user).collect(Collectors.toSet());
        byUsername.values().stream().filter(person -> !names.contains(person.username()))
                .forEach(person -> person.show(new Status(person.username(), Presence.OFFLINE, null)));
        there.forEach(this::status);
    }

    /** Hears of each change of a draft. */
    void onDraft(BiConsumer<Conversation, String> listener) {
        draftListener = listener;
    }

    /** The conversation of a channel, known by its id or by its members. */
    private Optional<Conversation> conversationOf(Channel channel) {
        Conversation known = byChannel.get(channel.id());
        if (known != null || channel.kind() != ChannelKind.DIRECT) {
            return Optional.ofNullable(known);
        }
        return channel.members().stream()
                .map(Member::user)
                .filter(this::talksTo)
                .findFirst()
                .map(this::conversationWith);
    }

    private boolean talksTo(String username) {
        return byUsername.containsKey(username) && !username.equals(me.username());
    }

    Optional<Conversation> conversationIn(String channelId) {
        return Optional.ofNullable(byChannel.get(channelId));
    }

    void list(Conversation conversation) {
        if (conversation.hasChannel()) {
            byChannel.put(conversation.channelId(), conversation);
        }
        if (!conversation.messages().isEmpty() && listed.add(conversation)) {
            conversations.add(conversation);
        }
    }

    void arrived(ChatMessage message) {
        arrivals.forEach(listener -> listener.accept(message));
    }
}
