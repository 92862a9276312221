package dev.vireo.app.state;

import dev.vireo.app.store.MessageRevision;
import dev.vireo.protocol.Message;
import dev.vireo.protocol.ThreadUnread;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * The messages of a conversation that are on this computer: its window, its open threads and excerpts, which all show the same
 * objects. FX thread only.
 */
final class LoadedMessages {

    final ReadOnlyObjectWrapper<@Nullable ChatMessage> lastMessage = new ReadOnlyObjectWrapper<>();
    final ReadOnlyBooleanWrapper moreBefore = new ReadOnlyBooleanWrapper();
    final ReadOnlyObjectWrapper<LoadState> history = new ReadOnlyObjectWrapper<>(LoadState.IDLE);

    private final MessageWindow window = new MessageWindow();
    final PinnedMessages pins = new PinnedMessages();
    private final KnownMessages known;
    private final Map<String, ThreadConversation> threads = new HashMap<>();
    private final List<Excerpt> excerpts = new ArrayList<>();
    private final Runnable listener;
    /** Every message up to this number is counted. */
    private long lastNumber;

    /** @param listener hears of each change, for what is unread depends on what is known */
    LoadedMessages(MessageContext context, Runnable listener) {
        this.known = new KnownMessages(context);
        this.listener = listener;
        ListUpdates.tell(lastMessage);
    }

    ObservableList<ChatMessage> view() {
        return window.view();
    }

    long lastNumber() {
        return lastNumber;
    }

    /** The channel goes up to this number now. */
    void lastNumber(long now) {
        lastNumber = now;
    }

    /** To be called once the last number or what the window holds is another. */
    void changed() {
        lastMessage.set(window.newest());
        moreBefore.set(window.moreBefore(lastNumber));
        listener.run();
    }

    /** All others have read up to this number. */
    void othersRead(long number) {
        window.othersRead(number);
    }

    /** Forgets everything, how far others have read included. */
    void forgetAll() {
        forget();
        window.othersReadNothing();
        pins.clear();
        lastNumber = 0;
    }

    /** What the office said is void; what is only here stays. Returns the threads that somebody may be looking at. */
    List<ThreadConversation> forget() {
        known.forget(threads.values().stream().map(ThreadConversation::parent).toList());
        window.forget();
        List<ThreadConversation> open = threads.values().stream().filter(ThreadConversation::forget).toList();
        List.copyOf(excerpts).forEach(Excerpt::forget);
        return open;
    }

    /** Replaces the window by the newest message. */
    void beginWith(Message newest) {
        window.show(take(newest), true);
    }

    /** @param unread what is unread in it; null where nothing is */
    ThreadConversation thread(ChatMessage parent, @Nullable ThreadUnread unread) {
        return threads.computeIfAbsent(parent.id(), id -> {
            ThreadConversation thread = new ThreadConversation(parent);
            window.after(parent.number()).stream().filter(message -> message.parentId().equals(Optional.of(id)))
                    .forEach(thread::show);
            known.locals().filter(message -> message.parentId().equals(Optional.of(id))).forEach(thread::addLocal);
            thread.count(unread == null ? 0 : unread.unread(), unread == null ? 0 : unread.mentions());
            return thread;
        });
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

    /** Shows a message at its place, or holds it back while there is a hole before it. */
    ChatMessage show(Message message) {
        ChatMessage shown = take(message);
        window.show(shown, message.number() == lastNumber);
        changed();
        return shown;
    }

    /** @param before the first loaded number when the page before it was asked for; 0 if nothing was loaded */
    void prepend(List<Message> page, long before, boolean more) {
        window.prepend(take(page), before, more);
        changed();
    }

    void prepend(List<Message> page, boolean more) {
        prepend(page, window.firstNumber(), more);
    }

    /** Puts in what follows right behind a number, up to the last message if there is no more. */
    void fill(List<Message> page, long after, boolean more) {
        window.fill(take(page), after, more ? 0 : lastNumber);
        changed();
    }

    void refill(List<Message> page) {
        window.refill(take(page));
        changed();
    }

    void addLocal(ChatMessage pending) {
        known.addLocal(pending);
        pending.parentId().map(threads::get).ifPresentOrElse(thread -> thread.addLocal(pending), () -> {
            if (pending.parentId().isEmpty()) {
                window.add(pending);
            }
        });
        changed();
    }

    void removeLocal(ChatMessage pending) {
        known.removeLocal(pending);
        threadOf(pending).ifPresent(thread -> thread.removeLocal(pending));
        window.remove(pending);
        changed();
    }

    /** The server has what was written here; it may stand behind a hole until the log tells of it. */
    void accept(Message message) {
        ChatMessage mine = take(message);
        window.place(mine);
        changed();
    }

    /** It happens to a message that may be held here. */
    Optional<ChatMessage> revise(MessageRevision revision) {
        return known.revise(revision);
    }

    void expire(long upTo) {
        window.expire(upTo, reply -> reply.parentId().flatMap(known::byId).map(parent -> parent.number() <= upTo).orElse(true));
        threads.values().forEach(thread -> thread.expire(upTo));
        known.expire(upTo);
        pins.expire(upTo);
        List.copyOf(excerpts).forEach(excerpt -> excerpt.expire(upTo));
        changed();
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

    Optional<ChatMessage> lastFromServer() {
        return window.lastFromServer();
    }

    Optional<ChatMessage> first() {
        return window.first();
    }

    long firstNumber() {
        return window.firstNumber();
    }

    long expiredTo() {
        return window.expiredTo();
    }

    /** How many messages of the office are loaded, replies included. */
    long count() {
        return window.loaded();
    }

    /** Whether something was said, or is on its way. */
    boolean hasWords() {
        return lastNumber > 0 || known.hasLocal() || !window.view().isEmpty();
    }

    KnownMessages known() {
        return known;
    }

    void history(LoadState state) {
        history.set(state);
    }

    Optional<ThreadConversation> thread(String parentId) {
        return Optional.ofNullable(threads.get(parentId));
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
        changed();
        return window.firstNumber() <= excerpt.first().map(ChatMessage::number).orElse(Long.MAX_VALUE);
    }

    void close(Excerpt excerpt) {
        excerpts.remove(excerpt);
    }

    /** Messages of others behind one that was read here, as far as they are sure to be known. */
    Optional<List<ChatMessage>> unreadAfter(@Nullable String parentId, long number) {
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

    void threadCounted(String parentId, @Nullable ThreadUnread count) {
        known.byId(parentId).ifPresent(ChatMessage::threadCounted);
        thread(parentId).ifPresent(thread -> thread.count(count == null ? 0 : count.unread(), count == null ? 0 : count.mentions()));
    }
}
