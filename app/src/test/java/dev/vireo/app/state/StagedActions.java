package dev.vireo.app.state;

import dev.vireo.app.actions.ChatActions;
import dev.vireo.app.actions.ScheduledActions;
import dev.vireo.app.store.OutboxMessage;
import dev.vireo.app.transfer.Upload;
import dev.vireo.protocol.Answers.MessageVersion;
import dev.vireo.protocol.Answers.Saved;
import dev.vireo.protocol.Message;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The actions in one conversation, answered when the test says so: what is written stays pending, an edit can be held, and
 * everything can be refused. FX thread.
 */
abstract class StagedActions implements ChatActions {

    private final List<ChatMessage> marked = new ArrayList<>();
    private int asked;
    private int typed;
    private final StagedScheduled scheduled = new StagedScheduled(() -> ((Talk) this).workspace().scheduled(),
            undo -> refusing() ? answered(undo) : CompletableFuture.completedFuture(null));
    private boolean refusing;
    private boolean holding;
    private Consumer<@Nullable Exception> held = _ -> {};
    private @Nullable Excerpt opened;
    private @Nullable Instant openedAt;

    /** In which everything happens. */
    public abstract Conversation conversation();

    /** The stretch of history that was asked for last. */
    Excerpt opened() {
        return Objects.requireNonNull(opened);
    }

    /** The messages marked read, in order. */
    public List<ChatMessage> marked() {
        return marked;
    }

    /** How often typing was to be sent to the others. */
    public int typed() {
        return typed;
    }

    /** How often earlier history was requested. */
    public int asked() {
        return asked;
    }

    /** From now on the server refuses what is asked of it. */
    public void refuseAll() {
        refusing = true;
    }

    /** The server does again what is asked of it. */
    public void refuseNothing() {
        refusing = false;
    }

    private boolean refusing() {
        return refusing;
    }

    private CompletionStage<Void> answered(Runnable undo) {
        if (refusing) {
            undo.run();
            return CompletableFuture.failedFuture(new IllegalStateException("The office is closed."));
        }
        return new CompletableFuture<>();
    }

    @Override
    public void send(Conversation to, String body, List<Upload> files) {
        to.loaded().addLocal(new ChatMessage(to, UUID.randomUUID().toString(), null, body, files, Talk.CLOCK.instant()));
    }

    @Override
    public void send(ThreadConversation thread, String body, List<Upload> files) {
        conversation().loaded().addLocal(new ChatMessage(conversation(), UUID.randomUUID().toString(), thread.parent().id(), body, files,
                Talk.CLOCK.instant()));
    }

    @Override
    public void forward(Conversation to, List<ChatMessage> messages, String words) {
        if (!words.isEmpty()) {
            send(to, words, List.of());
        }
        messages.forEach(message -> to.loaded().addLocal(new ChatMessage(to, UUID.randomUUID().toString(), null, message.body(), List.of(),
                Talk.CLOCK.instant(), new OutboxMessage.Original(message.id(),
                        message.forwarded().orElseGet(() -> new Message.Forwarded(message.author(), message.time())),
                        message.attachments()))));
    }

    @Override
    public void retry(ChatMessage message) {
        message.pending();
    }

    @Override
    public void discard(ChatMessage message) {
        conversation().loaded().removeLocal(message);
    }

    @Override
    public void loadLatest(Conversation of) {
        // It is loaded, or the test has set another state.
    }

    @Override
    public void loadEarlier(Conversation of) {
        asked++;
        of.loaded().history(LoadState.LOADING);
    }

    @Override
    public void markRead(Conversation of, ChatMessage upTo) {
        marked.add(upTo);
        of.unreadCounts.readLocally(null, upTo.number());
    }

    @Override
    public void markRead(ThreadConversation thread, ChatMessage upTo) {
        marked.add(upTo);
        conversation().unreadCounts.readLocally(thread.parent().id(), upTo.number());
    }

    @Override
    public CompletionStage<Void> edit(ChatMessage message, String body) {
        message.keepEdit(body);
        message.showEdit(body);
        if (refusing) {
            return answered(() -> message.showEdit(null));
        }
        if (!holding) {
            return taken(message);
        }
        CompletableFuture<Void> answer = new CompletableFuture<>();
        held = failure -> {
            if (failure == null) {
                taken(message);
                answer.complete(null);
            } else {
                message.showEdit(null);
                answer.completeExceptionally(failure);
            }
        };
        return answer;
    }

    private CompletionStage<Void> taken(ChatMessage message) {
        message.keepEdit(null);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void discardEdit(ChatMessage message) {
        message.keepEdit(null);
    }

    /** From now on an edit is answered by {@link #answerEdit} only. */
    public void holdEdits() {
        holding = true;
    }

    /** @param failure null: the office takes the words */
    public void answerEdit(@Nullable Exception failure) {
        held.accept(failure);
    }

    @Override
    public CompletionStage<Void> delete(ChatMessage message) {
        message.showDeleted(true);
        return answered(() -> message.showDeleted(false));
    }

    @Override
    public CompletionStage<Void> react(ChatMessage message, String emoji, boolean on) {
        message.showReaction(emoji, on);
        return answered(() -> message.showReaction(emoji, null));
    }

    @Override
    public CompletionStage<Void> pin(ChatMessage message, boolean on) {
        if (!refusing) {
            List<PinnedMessage> now = new ArrayList<>(conversation().pins().view());
            now.removeIf(pin -> pin.message() == message);
            if (on) {
                now.addFirst(new PinnedMessage(message, "shyam", Talk.CLOCK.instant()));
            }
            conversation().pins().show(now);
        }
        return answered(() -> {});
    }

    @Override
    public void loadPins(Conversation of) {
        of.pins().want();
    }

    @Override
    public CompletionStage<Void> save(String messageId, boolean on) {
        SavedMessages saved = ((Talk) this).workspace().saved();
        if (!refusing) {
            List<Saved> now = new ArrayList<>(saved.view());
            now.removeIf(each -> each.message().id().equals(messageId));
            conversation().loaded().known().byId(messageId).flatMap(ChatMessage::document).filter(_ -> on)
                    .ifPresent(message -> now.addFirst(new Saved(message, Talk.CLOCK.instant())));
            saved.show(now);
        }
        return answered(() -> {});
    }

    @Override
    public CompletionStage<Void> remind(String messageId, @Nullable Instant at) {
        SavedMessages saved = ((Talk) this).workspace().saved();
        if (refusing) {
            return answered(() -> {});
        }
        List<Saved> now = new ArrayList<>(saved.view());
        now.removeIf(each -> each.message().id().equals(messageId));
        conversation().loaded().known().byId(messageId).flatMap(ChatMessage::document)
                .ifPresent(message -> now.addFirst(new Saved(message, Talk.CLOCK.instant(), at, null)));
        saved.show(now);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public ScheduledActions scheduled() {
        return scheduled;
    }

    @Override
    public void loadSaved() {
        ((Talk) this).workspace().saved().state(LoadState.LOADING);
    }

    @Override
    public CompletionStage<List<MessageVersion>> versions(ChatMessage message) {
        return CompletableFuture.completedFuture(List.of());
    }

    @Override
    public CompletionStage<Void> markUnreadFrom(ChatMessage message) {
        int left = (int) conversation().messages().stream()
                .filter(each -> !each.own() && each.number() >= message.number()).count();
        conversation().unreadCounts.forgetLocalRead(null);
        conversation().confirmRead(null, message.number() - 1, left, 0);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletionStage<Void> follow(ThreadConversation thread, boolean on) {
        thread.follow(on, conversation().loaded().lastNumber());
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void typing(Conversation in) {
        typed++;
    }

    @Override
    public void typing(ThreadConversation thread) {
        // Nobody is told.
    }

    @Override
    public void loadThread(ThreadConversation thread) {
        // It is loaded.
    }

    @Override
    public void loadEarlier(ThreadConversation thread) {
        // It is loaded.
    }

    @Override
    public CompletionStage<Conversation> find(String messageId) {
        return CompletableFuture.completedFuture(conversation());
    }

    @Override
    public Excerpt openAt(Conversation in, String messageId) {
        Excerpt excerpt = new Excerpt((asked, wish) -> {}, closed -> {});
        in.loaded().open(excerpt);
        opened = excerpt;
        return excerpt;
    }

    /** The time at which history was opened last; null if it was not. */
    public @Nullable Instant openedAt() {
        return openedAt;
    }

    @Override
    public Excerpt openAt(Conversation in, Instant time) {
        openedAt = time;
        return openAt(in, "");
    }
}
