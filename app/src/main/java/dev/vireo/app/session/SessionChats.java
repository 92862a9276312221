package dev.vireo.app.session;

import dev.vireo.app.actions.ChatActions;
import dev.vireo.app.actions.ScheduledActions;
import dev.vireo.app.client.ServerClient;
import dev.vireo.app.failures.FailedException;
import dev.vireo.app.failures.FailureReason;
import dev.vireo.app.state.ChatMessage;
import dev.vireo.app.state.Conversation;
import dev.vireo.app.state.Excerpt;
import dev.vireo.app.state.ThreadConversation;
import dev.vireo.app.state.WorkspaceWriter;
import dev.vireo.app.transfer.Upload;
import dev.vireo.protocol.Answers;
import dev.vireo.protocol.Answers.MessageVersion;
import dev.vireo.protocol.Message;
import dev.vireo.protocol.text.MessageText;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Carries out through the server what views ask for in conversations. FX thread. */
final class SessionChats implements ChatActions {

    private final ServerClient client;
    private final WorkspaceWriter workspace;
    private final ServerCalls calls;
    private final Outbox outbox;
    private final ReadReceipts reading;
    private final History history;
    private final ThreadHistory threads;
    private final Excerpts excerpts;
    private final PinHistory pins;
    private final OwnList<Answers.Saved> saved;
    private final SessionScheduled scheduled;
    private final TypingCalls typing;

    SessionChats(ServerClient client, WorkspaceWriter workspace, ServerCalls calls, Outbox outbox, ReadReceipts reading, History history,
            ThreadHistory threads, Excerpts excerpts, PinHistory pins, OwnList<Answers.Saved> saved,
            SessionScheduled scheduled, TypingCalls typing) {
        this.client = client;
        this.workspace = workspace;
        this.calls = calls;
        this.outbox = outbox;
        this.reading = reading;
        this.history = history;
        this.threads = threads;
        this.excerpts = excerpts;
        this.pins = pins;
        this.saved = saved;
        this.scheduled = scheduled;
        this.typing = typing;
    }

    @Override
    public void send(Conversation conversation, String body, List<Upload> files) {
        outbox.send(conversation, null, body, files);
        typing.stopped(conversation, null);
    }

    @Override
    public void send(ThreadConversation thread, String body, List<Upload> files) {
        Conversation conversation = conversationOf(thread);
        outbox.send(conversation, thread.parent().id(), body, files);
        typing.stopped(conversation, thread.parent().id());
    }

    @Override
    public void forward(Conversation to, List<ChatMessage> messages, String words) {
        outbox.send(to, null, words, List.of());
        messages.stream().filter(message -> !message.local() && !message.deleted()).forEach(message -> outbox.forward(to, message));
    }

    private Conversation conversationOf(ThreadConversation thread) {
        return workspace.workspace().conversationOf(thread.parent());
    }

    @Override
    public void retry(ChatMessage message) {
        outbox.retry(message);
    }

    @Override
    public void discard(ChatMessage message) {
        outbox.discard(message);
    }

    @Override
    public CompletionStage<Void> edit(ChatMessage message, String body) {
        String words = MessageText.of(body);
        if (message.local() || words.equals(message.body())) {
            return CompletableFuture.completedFuture(null);
        }
        String id = message.id();
        workspace.showEdit(message, words);
        return ended(calls.ask(() -> client.messages().edit(id, words), edited -> {
            workspace.edited(message, edited);
            return edited;
        }), failed -> {
            workspace.editFailed(message);
            return failed;
        });
    }

    @Override
    public void discardEdit(ChatMessage message) {
        workspace.discardEdit(message);
    }

    @Override
    public CompletionStage<Void> delete(ChatMessage message) {
        if (message.local()) {
            return CompletableFuture.completedFuture(null);
        }
        String id = message.id();
        workspace.showDeleted(message, true);
        return ended(calls.tell(() -> client.messages().delete(id)), failed -> {
            workspace.showDeleted(message, false);
            return failed;
        });
    }

    @Override
    public CompletionStage<Void> react(ChatMessage message, String emoji, boolean on) {
        if (message.local()) {
            return CompletableFuture.completedFuture(null);
        }
        String id = message.id();
        workspace.showReaction(message, emoji, on);
        return ended(calls.<Message>ask(() -> client.messages().react(id, emoji, on)), failed -> {
            workspace.showReaction(message, emoji, null);
            return failed;
        });
    }

    @Override
    public CompletionStage<Void> pin(ChatMessage message, boolean on) {
        String id = message.id();
        return calls.tell(() -> client.messages().pin(id, on));
    }

    @Override
    public void loadPins(Conversation conversation) {
        pins.load(conversation);
    }

    @Override
    public CompletionStage<Void> save(String messageId, boolean on) {
        return calls.tell(() -> client.messages().save(messageId, on));
    }

    @Override
    public CompletionStage<Void> remind(String messageId, @Nullable Instant at) {
        return calls.tell(() -> client.messages().remind(messageId, at));
    }

    @Override
    public ScheduledActions scheduled() {
        return scheduled;
    }

    @Override
    public void loadSaved() {
        saved.load();
    }

    /** What was shown at once is not true if it failed. */
    private static CompletionStage<Void> ended(CompletionStage<?> call, Function<Throwable, Throwable> undo) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        call.whenComplete((answer, failure) -> {
            if (failure == null) {
                done.complete(null);
            } else {
                done.completeExceptionally(undo.apply(failure));
            }
        });
        return done;
    }

    @Override
    public CompletionStage<List<MessageVersion>> versions(ChatMessage message) {
        String id = message.id();
        return calls.ask(() -> client.messages().versions(id));
    }

    @Override
    public void markRead(Conversation conversation, ChatMessage upTo) {
        reading.markRead(conversation, upTo);
    }

    @Override
    public void markRead(ThreadConversation thread, ChatMessage upTo) {
        reading.markRead(thread, upTo);
    }

    @Override
    public CompletionStage<Void> markUnreadFrom(ChatMessage message) {
        return reading.markUnreadFrom(message);
    }

    @Override
    public CompletionStage<Void> follow(ThreadConversation thread, boolean on) {
        String parentId = thread.parent().id();
        return calls.tell(() -> client.messages().follow(parentId, on));
    }

    @Override
    public void typing(Conversation conversation) {
        typing.typing(conversation, null);
    }

    @Override
    public void typing(ThreadConversation thread) {
        typing.typing(conversationOf(thread), thread.parent().id());
    }

    @Override
    public void loadLatest(Conversation conversation) {
        history.loadLatest(conversation);
    }

    @Override
    public void loadEarlier(Conversation conversation) {
        history.loadEarlier(conversation);
    }

    @Override
    public void loadThread(ThreadConversation thread) {
        threads.loadLatest(thread);
    }

    @Override
    public void loadEarlier(ThreadConversation thread) {
        threads.loadEarlier(thread);
    }

    @Override
    public CompletionStage<Conversation> find(String messageId) {
        return calls.ask(() -> client.messages().message(messageId), message -> workspace.workspace().conversationIn(message.channelId())
                .orElseThrow(() -> new FailedException(FailureReason.of(FailureReason.LocalCause.NOT_IN_YOUR_CHANNELS))));
    }

    @Override
    public Excerpt openAt(Conversation conversation, String messageId) {
        return excerpts.open(conversation, messageId);
    }

    @Override
    public Excerpt openAt(Conversation conversation, Instant time) {
        return excerpts.open(conversation, time);
    }
}
