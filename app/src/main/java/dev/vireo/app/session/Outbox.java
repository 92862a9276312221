package dev.vireo.app.session;

import dev.vireo.app.client.Backoff;
import dev.vireo.app.client.ServerClient;
import dev.vireo.app.client.ServerException;
import dev.vireo.app.failures.FailedException;
import dev.vireo.app.failures.FailureReason;
import dev.vireo.app.state.ChangeSet;
import dev.vireo.app.state.ChatMessage;
import dev.vireo.app.state.Conversation;
import dev.vireo.app.state.Delivery;
import dev.vireo.app.state.WorkspaceWriter;
import dev.vireo.app.store.AccountStore;
import dev.vireo.app.store.OutboxMessage;
import dev.vireo.app.store.OutboxMessage.OutboxFile;
import dev.vireo.app.transfer.FileUploads;
import dev.vireo.app.transfer.Upload;
import dev.vireo.protocol.Channel;
import dev.vireo.protocol.Message;
import dev.vireo.protocol.Requests;
import dev.vireo.protocol.text.MessageText;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what is written here, exactly once: a message is on this computer's disk before it shows, is sent until the server
 * says yes or a definite no, and its client id makes a repeat harmless. In each conversation one message is under way at a time, so
 * that they arrive in the order written. Methods on the FX thread.
 */
final class Outbox {

    private static final Logger log = LoggerFactory.getLogger(Outbox.class);
    /** The server's code for a disk without room. */
    private static final String DISK_FULL = "disk_full";

    /** The server's refusal of a message whose files it does not have. */
    private static final String UNKNOWN_FILE = "unknown_attachment";

    private final ServerClient client;
    private final AccountStore store;
    private final DraftSaver drafts;
    private final WorkspaceWriter workspace;
    private final FileUploads uploads;
    private final SessionExecutors executors;
    private final RetryGate retries;
    private final Consumer<ChangeSet> keep;
    private final Map<Conversation, SendQueue> queues = new HashMap<>();
    /** Messages whose conversation isn't known yet. */
    private final List<OutboxMessage> withoutConversation = new ArrayList<>();

    /** The unsent messages of one conversation, in order. Thread-safe. */
    private static final class SendQueue {
        private final Conversation to;
        private final Deque<OutboxMessage> waiting = new ArrayDeque<>();
        private String channelId = "";
        private boolean moving;

        SendQueue(Conversation to) {
            this.to = to;
        }

        /** Returns whether the caller has to start sending. */
        synchronized boolean add(OutboxMessage message) {
            waiting.add(message);
            boolean start = !moving;
            moving = true;
            return start;
        }

        /** The next to send; null, and sending ends, when there is none. */
        synchronized @Nullable OutboxMessage next() {
            OutboxMessage next = waiting.peek();
            moving = next != null;
            return next;
        }

        synchronized void remove(String clientId) {
            waiting.removeIf(message -> message.clientId().equals(clientId));
        }

        /** Replaces the first message with its newer version. */
        synchronized void replace(OutboxMessage now) {
            if (waiting.removeIf(message -> message.clientId().equals(now.clientId()))) {
                waiting.addFirst(now);
            }
        }

        synchronized void stop() {
            moving = false;
        }
    }

    Outbox(ServerClient client, AccountStore store, DraftSaver drafts, WorkspaceWriter workspace, FileUploads uploads,
            SessionExecutors executors, RetryGate retries, Consumer<ChangeSet> keep) {
        this.client = client;
        this.store = store;
        this.drafts = drafts;
        this.workspace = workspace;
        this.uploads = uploads;
        this.executors = executors;
        this.retries = retries;
        this.keep = keep;
    }

    /** @param parentId the message it replies to; null where it is no reply */
    void send(Conversation conversation, @Nullable String parentId, String body, List<Upload> uploads) {
        String text = MessageText.of(body);
        if (text.isEmpty() && uploads.isEmpty()) {
            return;
        }
        OutboxMessage message = new OutboxMessage(UUID.randomUUID().toString(), conversation.key(), parentId, text,
                files(uploads), Instant.now(), null, null);
        put(conversation, message, uploads);
    }

    /** Passes a message on that the office has. */
    void forward(Conversation conversation, ChatMessage message) {
        Message.Forwarded from = message.forwarded().orElseGet(() -> new Message.Forwarded(message.author(), message.time()));
        put(conversation, new OutboxMessage(UUID.randomUUID().toString(), conversation.key(), null, message.body(), List.of(),
                Instant.now(), null, new OutboxMessage.Original(message.id(), from, List.copyOf(message.attachments()))), List.of());
    }

    private void put(Conversation conversation, OutboxMessage message, List<Upload> uploads) {
        ChatMessage bubble = workspace.write(conversation, message, uploads);
        executors.disk().execute(() -> {
            boolean safe = post(message);
            executors.ui().execute(() -> {
                if (!safe) {
                    workspace.fail(bubble, FailureReason.of(FailureReason.LocalCause.DISK_UNWRITABLE));
                }
                workspace.addLocal(bubble);
                if (safe) {
                    enqueue(conversation, message);
                }
            });
        });
    }

    private static List<OutboxFile> files(List<Upload> uploads) {
        return uploads.stream().map(upload -> new OutboxFile(upload.file().toString(), upload.name(), null)).toList();
    }

    void retry(ChatMessage bubble) {
        if (bubble.delivery() != Delivery.FAILED) {
            return;
        }
        bubble.uploads().forEach(Upload::retry);
        workspace.pending(bubble);
        executors.disk().execute(() -> {
            Optional<OutboxMessage> kept = again(bubble);
            executors.ui().execute(() -> {
                if (kept.isPresent()) {
                    enqueue(workspace.workspace().conversationOf(bubble), kept.get());
                } else {
                    workspace.fail(bubble, FailureReason.of(FailureReason.LocalCause.DISK_UNWRITABLE));
                }
            });
        });
    }

    /** Puts it in once more, with its files as far as they have come. */
    private Optional<OutboxMessage> again(ChatMessage bubble) {
        OutboxMessage message = store.waiting(bubble.key()).map(OutboxMessage::toRetry)
                .orElseGet(() -> new OutboxMessage(bubble.key(), bubble.conversationKey(), bubble.parentId().orElse(null),
                        bubble.body(), files(bubble.uploads()), bubble.time(), null, bubble.original().orElse(null)));
        return post(message) ? Optional.of(message) : Optional.empty();
    }

    void discard(ChatMessage bubble) {
        if (bubble.delivery() == Delivery.FAILED) {
            workspace.discard(bubble);
            executors.disk().execute(() -> store.discard(bubble.key()));
        }
    }

    /** Resumes what an earlier run left unsent, as far as its conversation is known; see {@link #resumeRest}. */
    void resume(List<OutboxMessage> left) {
        for (OutboxMessage message : left) {
            workspace.workspace().conversationNamed(message.to()).ifPresentOrElse(conversation -> {
                if (message.failure() == null) {
                    enqueue(conversation, message);
                }
            }, () -> withoutConversation.add(message));
        }
    }

    /** More is known of the office. */
    void resumeRest() {
        List<OutboxMessage> rest = List.copyOf(withoutConversation);
        withoutConversation.clear();
        rest.forEach(workspace::restore);
        resume(rest);
    }

    /** The log has these: no need to send them again. */
    void completed(Collection<String> clientIds) {
        clientIds.forEach(clientId -> queues.values().forEach(queue -> queue.remove(clientId)));
    }

    private boolean post(OutboxMessage message) {
        Map<String, String> changed = drafts.take();
        try {
            store.post(message, changed);
            return true;
        } catch (RuntimeException e) {
            drafts.giveBack(changed);
            log.error("Couldn't save a message to disk", e);
            return false;
        }
    }

    private void enqueue(Conversation conversation, OutboxMessage message) {
        SendQueue queue = queues.computeIfAbsent(conversation, SendQueue::new);
        if (queue.add(message)) {
            String known = conversation.channelId();
            executors.network().execute(() -> sendWaiting(queue, known));
        }
    }

    private void sendWaiting(SendQueue queue, String channelId) {
        Backoff backoff = retries.backoff();
        if (!channelId.isEmpty()) {
            queue.channelId = channelId;
        }
        Set<String> uploadedAgain = new HashSet<>();
        OutboxMessage next = queue.next();
        while (next != null && !retries.hasEnded()) {
            String clientId = next.clientId();
            try {
                Message accepted = deliver(queue, next);
                queue.remove(clientId);
                backoff.reset();
                executors.ui().execute(() -> {
                    workspace.full(false);
                    keep.accept(workspace.accepted(queue.to, clientId, accepted));
                });
            } catch (ServerException.Unauthorised e) {
                // It waits on the disk until somebody signs in again.
                queue.stop();
                return;
            } catch (ServerException e) {
                if (e instanceof ServerException.Refused refused && refused.code().equals(UNKNOWN_FILE) && uploadedAgain.add(clientId)) {
                    log.info("The server no longer has the files of a message, uploading them again");
                    forgetUploads(queue, next);
                } else if (e instanceof ServerException.Refused refused && !refused.isTemporary()) {
                    log.info("The server refused a message: {}", refused.code());
                    queue.remove(clientId);
                    refuse(queue.to, clientId, FailureReason.of(e));
                } else {
                    boolean full = e instanceof ServerException.Refused refused && refused.code().equals(DISK_FULL);
                    executors.ui().execute(() -> workspace.full(full));
                    if (!retries.rest(backoff, e)) {
                        queue.stop();
                        return;
                    }
                }
            } catch (FailedException e) {
                queue.remove(clientId);
                refuse(queue.to, clientId, FailureReason.of(e));
            }
            next = queue.next();
        }
    }

    private Message deliver(SendQueue queue, OutboxMessage message) {
        if (queue.channelId.isEmpty()) {
            Channel channel = client.channels().direct(queue.to.key());
            queue.channelId = channel.id();
            executors.ui().execute(() -> keep.accept(workspace.made(channel)));
        }
        OutboxMessage whole = message.files().isEmpty() ? message : withFiles(queue, message);
        List<String> attachments = whole.files().stream().map(OutboxFile::attachmentId).toList();
        OutboxMessage.Original original = whole.original();
        Message accepted = client.messages().send(queue.channelId, original == null
                ? new Requests.MessageToSend(whole.clientId(), whole.body(), whole.parentId(), attachments.isEmpty() ? null : attachments)
                : Requests.MessageToSend.forwarding(whole.clientId(), original.messageId()));
        whole.files().forEach(uploads::taken);
        return accepted;
    }

    /** Uploads its files first. The disk knows which are done, so that a restart need not repeat them. */
    private OutboxMessage withFiles(SendQueue queue, OutboxMessage message) {
        List<OutboxFile> files = new ArrayList<>(message.files());
        for (int i = 0; i < files.size(); i++) {
            OutboxFile file = files.get(i);
            if (file.attachmentId() == null) {
                files.set(i, new OutboxFile(file.path(), file.name(), uploads.attachment(file).id()));
                OutboxMessage now = message.with(files);
                queue.replace(now);
                executors.disk().execute(() -> post(now));
            }
        }
        return message.with(files);
    }

    /** The server has forgotten them, as after a day, or with a backup that was restored. */
    private void forgetUploads(SendQueue queue, OutboxMessage message) {
        message.files().forEach(uploads::forget);
        OutboxMessage anew = message.with(message.files().stream()
                .map(file -> new OutboxFile(file.path(), file.name(), null)).toList());
        queue.replace(anew);
        executors.disk().execute(() -> post(anew));
    }

    private void refuse(Conversation to, String clientId, FailureReason reason) {
        executors.disk().execute(() -> store.fail(clientId, reason.stored()));
        executors.ui().execute(() -> workspace.fail(to, clientId, reason));
    }
}
