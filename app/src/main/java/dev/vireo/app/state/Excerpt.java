package dev.vireo.app.state;

import dev.vireo.app.failures.FailureReason;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of a conversation around one message, somewhere in its history. When it grows into what the conversation itself has
 * loaded, it has {@link #joinedProperty joined} it: from then on {@link Conversation#messages()} holds all of it, and more comes
 * there. Close it when nobody looks at it any more. FX thread only.
 */
public final class Excerpt implements AutoCloseable {

    /** The page of an excerpt to fetch. */
    public enum ExcerptPart {
        AROUND,
        EARLIER,
        LATER
    }

    /** Brings pages. */
    public interface PageSource {
        void load(Excerpt excerpt, ExcerptPart wish);
    }

    private final PageSource source;
    private final Consumer<Excerpt> closing;
    private final ObservableList<ChatMessage> messages = FXCollections.observableArrayList();
    private final ObservableList<ChatMessage> view = FXCollections.unmodifiableObservableList(messages);
    private final ReadOnlyObjectWrapper<LoadState> history = new ReadOnlyObjectWrapper<>(LoadState.LOADING);
    private final ReadOnlyObjectWrapper<@Nullable ChatMessage> target = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable ChatMessage> reply = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper moreBefore = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper moreAfter = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper joined = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<FailureReason> failure = new ReadOnlyObjectWrapper<>(FailureReason.none());

    /** Messages of the office by number, replies too, without holes. */
    private final NavigableMap<Long, ChatMessage> loaded = new TreeMap<>();

    Excerpt(PageSource source, Consumer<Excerpt> closing) {
        this.source = source;
        this.closing = closing;
    }

    /** Those that are no replies, in the order of their numbers. */
    public ObservableList<ChatMessage> messages() {
        return view;
    }

    /** The message it is around; of a reply, the first message of its thread. Null until it is loaded. */
    public ReadOnlyObjectProperty<@Nullable ChatMessage> targetProperty() {
        return target.getReadOnlyProperty();
    }

    /** The reply that was asked for; null where it was no reply, and until it is loaded. */
    public ReadOnlyObjectProperty<@Nullable ChatMessage> replyProperty() {
        return reply.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<LoadState> historyProperty() {
        return history.getReadOnlyProperty();
    }

    /** Why it could not be loaded; {@link FailureReason#none()} unless {@link LoadState#FAILED}. */
    public ReadOnlyObjectProperty<FailureReason> failureProperty() {
        return failure.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty moreBeforeProperty() {
        return moreBefore.getReadOnlyProperty();
    }

    /** Whether there are messages between it and what the conversation has loaded. */
    public ReadOnlyBooleanProperty moreAfterProperty() {
        return moreAfter.getReadOnlyProperty();
    }

    /** Whether the conversation's own messages hold all of it. False again only where the office has another history. */
    public ReadOnlyBooleanProperty joinedProperty() {
        return joined.getReadOnlyProperty();
    }

    /** Makes the page before the first message show. */
    public void loadEarlier() {
        ask(moreBefore.get(), ExcerptPart.EARLIER);
    }

    /** Makes the page behind the last message show. */
    public void loadLater() {
        ask(moreAfter.get(), ExcerptPart.LATER);
    }

    /** Tries again where the first page could not be loaded. */
    public void retry() {
        ask(loaded.isEmpty(), ExcerptPart.AROUND);
    }

    @Override
    public void close() {
        closing.accept(this);
    }

    private void ask(boolean sense, ExcerptPart wish) {
        if (sense && !joined.get() && (history.get() != LoadState.LOADING)) {
            history.set(LoadState.LOADING);
            source.load(this, wish);
        }
    }

    // --- what its source does ---------------------------------------------------------------------------------------

    Optional<ChatMessage> first() {
        return loaded.isEmpty() ? Optional.empty() : Optional.of(loaded.firstEntry().getValue());
    }

    Optional<ChatMessage> last() {
        return loaded.isEmpty() ? Optional.empty() : Optional.of(loaded.lastEntry().getValue());
    }

    /** The message that was asked for is there. */
    void found(ChatMessage wanted, @Nullable ChatMessage askedReply) {
        target.set(wanted);
        reply.set(askedReply);
    }

    /** A page before what is there, or the first. */
    void showEarlier(List<ChatMessage> page, boolean more) {
        long first = loaded.isEmpty() ? Long.MAX_VALUE : loaded.firstKey();
        List<ChatMessage> fresh = page.stream().filter(message -> message.number() < first).toList();
        fresh.forEach(message -> loaded.put(message.number(), message));
        messages.addAll(0, fresh.stream().filter(message -> message.parentId().isEmpty()).toList());
        moreBefore.set(more);
    }

    /** A page behind what is there. */
    void showLater(List<ChatMessage> page) {
        long last = loaded.isEmpty() ? 0 : loaded.lastKey();
        List<ChatMessage> fresh = page.stream().filter(message -> message.number() > last).toList();
        fresh.forEach(message -> loaded.put(message.number(), message));
        messages.addAll(fresh.stream().filter(message -> message.parentId().isEmpty()).toList());
    }

    /** Ends loading; {@code reaches}: whether the conversation's own messages begin at or before its end. */
    void loaded(boolean reaches) {
        moreAfter.set(!reaches);
        joined.set(joined.get() || reaches);
        failure.set(FailureReason.none());
        history.set(LoadState.IDLE);
    }

    void failed(FailureReason reason) {
        failure.set(reason);
        history.set(LoadState.FAILED);
    }

    List<ChatMessage> all() {
        return List.copyOf(loaded.values());
    }

    void expire(long upTo) {
        if (!loaded.headMap(upTo, true).isEmpty()) {
            loaded.headMap(upTo, true).clear();
            moreBefore.set(false);
            messages.removeIf(message -> message.number() <= upTo);
        }
    }

    /** A snapshot made its messages invalid: it is fetched again. */
    void forget() {
        loaded.clear();
        messages.clear();
        joined.set(false);
        history.set(LoadState.LOADING);
        source.load(this, ExcerptPart.AROUND);
    }
}
