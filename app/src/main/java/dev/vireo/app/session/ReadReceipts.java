package dev.vireo.app.session;

import dev.vireo.app.client.Backoff;
import dev.vireo.app.client.ServerClient;
import dev.vireo.app.client.ServerException;
import dev.vireo.app.state.ChatMessage;
import dev.vireo.app.state.Conversation;
import dev.vireo.app.state.ThreadConversation;
import dev.vireo.app.state.WorkspaceWriter;
import dev.vireo.app.store.AccountStore;
import dev.vireo.app.store.SavedState;
import dev.vireo.app.store.SavedState.PendingRead;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Tells the server what was read here: one call under way for each channel and thread, of what gathers meanwhile only the furthest, never
 * backwards, and again until it succeeds. The badge goes out before any of that. FX thread.
 */
final class ReadReceipts {

    private final ServerClient client;
    private final AccountStore store;
    private final WorkspaceWriter workspace;
    private final SessionExecutors executors;
    private final RetryGate retries;
    private final Map<String, ReadPosition> places = new HashMap<>();

    /** How far a channel was read. Thread-safe. */
    private static final class ReadPosition {
        private @Nullable PendingRead furthest;
        private @Nullable Runnable before;
        private boolean telling;

        /** Drops the waiting read and runs this first. Returns whether the caller has to start. */
        synchronized boolean cancelAndRun(Runnable call) {
            furthest = null;
            before = call;
            boolean start = !telling;
            telling = true;
            return start;
        }

        synchronized @Nullable Runnable first() {
            Runnable first = before;
            before = null;
            return first;
        }

        synchronized boolean advance(PendingRead read) {
            if (furthest == null || read.number() > furthest.number()) {
                furthest = read;
            }
            boolean start = !telling;
            telling = true;
            return start;
        }

        synchronized @Nullable PendingRead next() {
            telling = furthest != null || before != null;
            return furthest;
        }

        synchronized void told(PendingRead read) {
            if (read.equals(furthest)) {
                furthest = null;
            }
        }

        synchronized void stop() {
            telling = false;
        }
    }

    ReadReceipts(ServerClient client, AccountStore store, WorkspaceWriter workspace, SessionExecutors executors, RetryGate retries) {
        this.client = client;
        this.store = store;
        this.workspace = workspace;
        this.executors = executors;
        this.retries = retries;
    }

    void markRead(Conversation conversation, ChatMessage upTo) {
        workspace.read(conversation, upTo).ifPresent(this::keepAndTell);
    }

    void markRead(ThreadConversation thread, ChatMessage upTo) {
        workspace.read(thread, upTo).ifPresent(this::keepAndTell);
    }

    private void keepAndTell(PendingRead read) {
        executors.disk().execute(() -> store.keepRead(read));
        tell(read);
    }

    /** Takes back what was read here from a message on, also what is still to be told. */
    CompletionStage<Void> markUnreadFrom(ChatMessage message) {
        Conversation conversation = workspace.workspace().conversationOf(message);
        String parentId = message.parentId().orElse(null);
        String channelId = conversation.channelId();
        String from = message.id();
        CompletableFuture<Void> done = new CompletableFuture<>();
        PendingRead everything = new PendingRead(channelId, parentId, from, Long.MAX_VALUE);
        ReadPosition place = place(everything);
        boolean start = place.cancelAndRun(() -> {
            try {
                client.messages().unreadFrom(channelId, from);
                executors.ui().execute(() -> done.complete(null));
            } catch (ServerException e) {
                executors.ui().execute(() -> done.completeExceptionally(e));
            }
        });
        workspace.forgetLocalRead(conversation, parentId);
        forget(everything);
        if (start) {
            executors.network().execute(() -> tell(place));
        }
        return done;
    }

    private ReadPosition place(PendingRead read) {
        return places.computeIfAbsent(read.channelId() + "/" + read.parentId(), key -> new ReadPosition());
    }

    /** Resumes what an earlier run left unsent. */
    void resume(SavedState kept) {
        kept.reads().forEach(this::tell);
    }

    private void tell(PendingRead read) {
        ReadPosition place = place(read);
        if (place.advance(read)) {
            executors.network().execute(() -> tell(place));
        }
    }

    private void tell(ReadPosition place) {
        Backoff backoff = retries.backoff();
        PendingRead next = next(place);
        while (next != null && !retries.hasEnded()) {
            PendingRead read = next;
            try {
                client.messages().read(read.channelId(), read.messageId());
                place.told(read);
                forget(read);
            } catch (ServerException.Unauthorised e) {
                place.stop();
                return;
            } catch (ServerException e) {
                if (e instanceof ServerException.Refused refused && !refused.isTemporary()) {
                    place.told(read);
                    forget(read);
                    executors.ui().execute(() -> workspace.workspace().conversationIn(read.channelId())
                            .ifPresent(conversation -> workspace.forgetLocalRead(conversation, read.parentId())));
                } else if (!retries.rest(backoff, e)) {
                    place.stop();
                    return;
                }
            }
            next = next(place);
        }
    }

    private static @Nullable PendingRead next(ReadPosition place) {
        for (Runnable first = place.first(); first != null; first = place.first()) {
            first.run();
        }
        return place.next();
    }

    private void forget(PendingRead read) {
        executors.disk().execute(() -> store.forgetRead(read));
    }
}
