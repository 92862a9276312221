package dev.vireo.app.state;

import dev.vireo.app.failures.FailureReason;
import dev.vireo.app.store.Kept;
import dev.vireo.app.store.OutboxMessage;
import dev.vireo.protocol.Answers;
import dev.vireo.protocol.Channel;
import dev.vireo.protocol.Cursor;
import dev.vireo.protocol.Event;
import dev.vireo.protocol.LoggedEvent;
import dev.vireo.protocol.Message;
import dev.vireo.protocol.Office;
import dev.vireo.protocol.Status;
import dev.vireo.protocol.Unread;
import dev.vireo.protocol.User;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;
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
 * The observable office as one signed-in person sees it. Every view follows it; it alone applies events, and only on the FX
 * thread.
 */
public final class Workspace {

    /** A hole larger than this is not filled: the window starts anew at the newest message. */
    static final int GAP_LIMIT = 200;

    private final People people;
    private final Conversations conversations;
    private final Typists typists;
    private final MessageEvents messageEvents;
    private final ChannelEvents channelEvents;
    private final ReadOnlyObjectWrapper<ConnectionState> connection = new ReadOnlyObjectWrapper<>(ConnectionState.CONNECTING);
    private final ReadOnlyBooleanWrapper full = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper officeName = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<@Nullable Office> office = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper loaded = new ReadOnlyBooleanWrapper();
    private final Map<String, CompletableFuture<Conversation>> awaited = new HashMap<>();
    private final List<Consumer<ChatMessage>> arrivals = new CopyOnWriteArrayList<>();
    private final ServerCounts serverCounts;
    private boolean placeLost;

    Workspace(User me) {
        this.people = new People(me);
        this.conversations = new Conversations(people);
        this.typists = new Typists(people, conversations, System::nanoTime);
        this.messageEvents = new MessageEvents(me.username(), conversations, typists);
        this.channelEvents = new ChannelEvents(me.username(), conversations);
        this.serverCounts = new ServerCounts(conversations);
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

    public Person me() {
        return people.me();
    }

    /** Everybody but me, unsorted. Fires updates when a name, title, department or unread count changes. */
    public ObservableList<Person> people() {
        return people.others();
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

    /** The thread under a message that is no reply itself; always the same object. */
    public ThreadConversation thread(ChatMessage parent) {
        return parent.conversation().thread(parent);
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
     * threads that I follow. Whether I want to be told of it: {@link Conversation#tells}. After a time offline these come all at
     * once, so a listener looks at their times.
     */
    public Subscription onArrival(Consumer<ChatMessage> listener) {
        arrivals.add(listener);
        return () -> arrivals.remove(listener);
    }

    /** Completes with the conversation in a channel as soon as that is known. */
    CompletionStage<Conversation> awaitConversation(String channelId) {
        Optional<Conversation> known = conversationIn(channelId).filter(Conversation::stands);
        return known.<CompletionStage<Conversation>>map(CompletableFuture::completedFuture)
                .orElseGet(() -> awaited.computeIfAbsent(channelId, id -> new CompletableFuture<>()));
    }

    private void answerAwaited() {
        for (String channelId : List.copyOf(awaited.keySet())) {
            conversationIn(channelId).filter(Conversation::stands)
                    .ifPresent(conversation -> awaited.remove(channelId).complete(conversation));
        }
    }

    // --- what the session does, on the FX thread --------------------------------------------------------------------

    void connection(ConnectionState state) {
        connection.set(state);
    }

    void full(boolean now) {
        full.set(now);
    }

    void office(Office now) {
        office.set(now);
        officeName.set(now.name());
    }

    void loaded() {
        loaded.set(true);
    }

    /** Shows what the disk kept, before the server is asked. */
    void restore(Kept kept) {
        if (kept.settings() != null) {
            office(kept.settings());
        }
        users(kept.users());
        kept.channels().forEach(channel -> conversations.of(channel).ifPresent(conversation -> {
            conversation.restore(channel);
            list(conversation);
        }));
        kept.outbox().forEach(this::restore);
        kept.drafts().forEach((key, draft) -> conversations.named(key)
                .ifPresent(conversation -> conversation.draftProperty().set(draft)));
        kept.reads().forEach(read -> conversationIn(read.channelId())
                .ifPresent(conversation -> conversation.readLocally(read.parentId(), read.number())));
        if (kept.cursor() != null) {
            serverCounts.startAt(kept.cursor());
            loaded();
        }
    }

    /** Shows what an earlier run left unsent, if it is known where it goes. */
    void restore(OutboxMessage waiting) {
        conversations.named(waiting.to()).ifPresent(conversation -> {
            ChatMessage message = new ChatMessage(conversation, waiting.clientId(), waiting.parentId(), waiting.body(),
                    List.of(), waiting.writtenAt());
            if (waiting.failure() != null) {
                message.fail(FailureReason.stored(waiting.failure()));
            }
            addLocal(message);
        });
    }

    /** Takes over the whole office as of a cursor. What was known of messages is void: nobody told of what happened to them. */
    Step snapshot(Answers.ChannelList snapshot, List<User> users) {
        Step step = new Step(snapshot.cursor(), true);
        if (!serverCounts.isOfLog(snapshot.cursor())) {
            conversations.forget();
        }
        serverCounts.startAt(snapshot.cursor());
        placeLost = false;
        office(snapshot.office());
        step.changed(snapshot.office());
        users(users);
        users.forEach(step::changed);
        List<String> ids = snapshot.channels().stream().map(Channel::id).toList();
        conversations.standing().stream().filter(conversation -> !ids.contains(conversation.channelId()))
                .forEach(conversation -> {
                    conversation.leave();
                    list(conversation);
                });
        for (Channel channel : snapshot.channels()) {
            conversations.of(channel).ifPresent(conversation -> {
                boolean wasOpen = conversation.loaded() > 1;
                step.emptied(conversation.restore(channel));
                list(conversation);
                step.changed(conversation);
                if (channel.lastMessage() != null) {
                    step.changed(channel.lastMessage());
                }
                if (wasOpen) {
                    step.emptied(conversation);
                }
            });
        }
        loaded();
        answerAwaited();
        return step;
    }

    /** Applies entries of the log, in their order. */
    Step apply(List<LoggedEvent> events, Cursor cursor) {
        Step step = new Step(cursor, false);
        if (placeLost) {
            step.placeless();
        }
        events.forEach(logged -> {
            serverCounts.before(logged.id(), step);
            if (logged.event() instanceof Event.Stored stored) {
                apply(stored, step);
            }
        });
        serverCounts.reached(cursor, step);
        answerAwaited();
        step.arrivals().stream().filter(message -> message.conversation().isUnread(message)).forEach(this::arrived);
        return step;
    }

    private void apply(Event.Stored event, Step step) {
        switch (event) {
            case Event.ChannelUpdated(Channel channel) -> channelEvents.updated(channel, step);
            case Event.MemberUpdated updated -> channelEvents.updated(updated, step);
            case Event.OfficeUpdated(Office now) -> officeUpdated(now, step);
            case Event.UserUpdated(User user) -> {
                users(List.of(user));
                step.changed(user);
            }
            default -> messageEvents.apply(event, step);
        }
    }

    /** The office is to be fetched anew; what is applied until then leads nowhere. */
    void placeLost() {
        placeLost = true;
    }

    /** How far others have read is kept back with this entry; if it is told again, nobody says up to where that is. */
    private void officeUpdated(Office now, Step step) {
        Office before = office.get();
        office(now);
        step.changed(now);
        if (!now.readReceipts()) {
            conversations.standing().forEach(conversation -> {
                conversation.hideReceipts();
                step.changed(conversation);
            });
        } else if (before == null || !before.readReceipts()) {
            step.anew();
        }
    }

    /** Messages from behind the window, to fill a hole. */
    Step fill(Conversation conversation, List<Message> page, long after, boolean more) {
        conversation.fill(page, after, more);
        return kept(conversation, page);
    }

    /** The newest messages, where a hole cannot be filled. */
    Step refill(Conversation conversation, List<Message> page) {
        conversation.refill(page);
        return kept(conversation, page);
    }

    /** Messages that were fetched, to be kept as they are known now: more may have happened to them since. */
    Step kept(Conversation conversation, List<Message> page) {
        Step step = new Step(null, false);
        page.stream().flatMap(message -> Stream.ofNullable(conversation.known().byId(message.id()).orElse(null)))
                .flatMap(message -> message.document().stream())
                .forEach(step::changed);
        step.changed(conversation);
        return step;
    }

    /** The channel that was made for a first message. Its counts come by the log. */
    Step made(Channel channel) {
        Step step = new Step(null, false);
        if (conversations.in(channel.id()).isEmpty()) {
            conversations.of(channel).ifPresent(conversation -> {
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
        if (conversation.stands() && conversation.local(clientId).isPresent()) {
            conversation.accept(message);
            conversation.known().byId(message.id()).flatMap(ChatMessage::document).ifPresent(step::changed);
        }
        step.completed(clientId);
        return step;
    }

    void addLocal(ChatMessage message) {
        message.conversation().addLocal(message);
        list(message.conversation());
    }

    void discard(ChatMessage message) {
        message.conversation().removeLocal(message);
        list(message.conversation());
    }

    /** The server's own counts, where ours were found to differ. Returns false if they are of a time that is past here. */
    boolean unread(Answers.UnreadCounts counts, Step step) {
        return serverCounts.take(counts, step);
    }

    /** As the server computes it of its counts; what was read here and is not confirmed counts as unread in it. */
    String unreadDigest() {
        return Unread.of(conversations.standing().stream().map(Conversation::confirmed).toList()).digest();
    }

    /** Adds people or replaces what is known of them. */
    void users(List<User> users) {
        people.update(users);
    }

    void status(Status status) {
        people.status(status);
    }

    /** Those who are there; everybody else is not. */
    void online(List<Status> there) {
        people.online(there);
    }

    /** Returns whether {@link #typingPasses()} is to be called a while later. */
    boolean typing(Event.Typing typing) {
        return typists.typing(typing);
    }

    /** Returns after how long it is to be called again; null: not any more. */
    @Nullable Duration typingPasses() {
        return typists.pass();
    }

    /** Being muted ends by itself. */
    void lookAtTheTime() {
        conversations.standing().forEach(Conversation::lookAtTheTime);
    }

    /** Hears of each change of a draft. */
    void onDraft(BiConsumer<Conversation, String> listener) {
        conversations.onDraft(listener);
    }

    void list(Conversation conversation) {
        conversations.list(conversation);
    }

    void arrived(ChatMessage message) {
        arrivals.forEach(listener -> listener.accept(message));
    }
}
