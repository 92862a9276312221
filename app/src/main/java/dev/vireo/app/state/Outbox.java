package dev.vireo.app.state;

import dev.vireo.app.client.Backoff;
import dev.vireo.app.client.ServerClient;
import dev.vireo.app.client.ServerException;
import dev.vireo.app.store.AccountStore;
import dev.vireo.app.store.OutboxMessage;
import dev.vireo.protocol.Channel;
import dev.vireo.protocol.Message;
import java.text.Normalizer;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what is written here, exactly once: a message is on this computer's disk before it shows, is sent until the server
 * says yes or a definite no, and its client id makes a repeat harmless. To each person one message is under way at a time, so
 * that they arrive in the order written. Methods on the FX thread, but for {@link #wake} and {@link #close}.
 */
final class Outbox {

    private static final Logger log = LoggerFactory.getLogger(Outbox.class);

    private final ServerClient client;
    private final AccountStore store;
    private final Workspace workspace;
    private final Lanes lanes;
    private final Patience patience;
    private final Consumer<Step> keep;
    private final Map<String, Line> lines = new HashMap<>();

    /** What waits for one person, in order. Guards itself. */
    private static final class Line {
        private final String to;
        private final Deque<OutboxMessage> waiting = new ArrayDeque<>();
        private String channelId = "";
        private boolean moving;

        Line(String to) {
            this.to = to;
        }

        /** Returns whether somebody has to start moving the line. */
        synchronized boolean add(OutboxMessage message) {
            waiting.add(message);
            boolean start = !moving;
            moving = true;
            return start;
        }

        /** The next to send; null, and the line stands still, when there is none. */
        synchronized @Nullable OutboxMessage next() {
            OutboxMessage next = waiting.peek();
            moving = next != null;
            return next;
        }

        synchronized void remove(String clientId) {
            waiting.removeIf(message -> message.clientId().equals(clientId));
        }

        synchronized void stop() {
            moving = false;
        }
    }

    Outbox(ServerClient client, AccountStore store, Workspace workspace, Lanes lanes, Patience patience,
            Consumer<Step> keep) {
        this.client = client;
        this.store = store;
        this.workspace = workspace;
        this.lanes = lanes;
        this.patience = patience;
        this.keep = keep;
    }

    void send(Conversation conversation, String body) {
        String text = Normalizer.normalize(body.strip(), Normalizer.Form.NFC);
        if (text.isEmpty()) {
            return;
        }
        OutboxMessage message = new OutboxMessage(UUID.randomUUID().toString(), conversation.other().username(), text,
                Instant.now(), null);
        ChatMessage bubble = new ChatMessage(conversation, message.clientId(), workspace.me().username(), text,
                message.writtenAt());
        lanes.disk().execute(() -> {
            boolean safe = post(message);
            lanes.ui().execute(() -> {
                if (!safe) {
                    bubble.fail("It could not be kept on this computer's disk.");
                }
                workspace.addLocal(bubble);
                if (safe) {
                    enqueue(conversation, message);
                }
            });
        });
    }

    void retry(ChatMessage bubble) {
        if (bubble.delivery() != Delivery.FAILED) {
            return;
        }
        OutboxMessage message = new OutboxMessage(bubble.key(), bubble.conversation().other().username(), bubble.body(),
                bubble.time(), null);
        bubble.pending();
        lanes.disk().execute(() -> {
            boolean safe = post(message);
            lanes.ui().execute(() -> {
                if (safe) {
                    enqueue(bubble.conversation(), message);
                } else {
                    bubble.fail("It could not be kept on this computer's disk.");
                }
            });
        });
    }

    void discard(ChatMessage bubble) {
        if (bubble.delivery() == Delivery.FAILED) {
            workspace.discard(bubble);
            lanes.disk().execute(() -> store.discard(bubble.key()));
        }
    }

    /** Goes on with what an earlier run left. */
    void resume(List<OutboxMessage> left) {
        for (OutboxMessage message : left) {
            if (message.failure() == null && workspace.person(message.to()).isPresent()) {
                enqueue(workspace.conversationWith(message.to()), message);
            }
        }
    }

    /** The log has these: no need to send them again. */
    void completed(Collection<String> clientIds) {
        clientIds.forEach(clientId -> lines.values().forEach(line -> line.remove(clientId)));
    }

    private boolean post(OutboxMessage message) {
        try {
            store.post(message);
            return true;
        } catch (RuntimeException e) {
            log.error("a message could not be kept on the disk", e);
            return false;
        }
    }

    private void enqueue(Conversation conversation, OutboxMessage message) {
        Line line = lines.computeIfAbsent(message.to(), Line::new);
        if (line.add(message)) {
            String known = conversation.channelId();
            lanes.network().execute(() -> move(line, known));
        }
    }

    private void move(Line line, String channelId) {
        Backoff backoff = patience.backoff();
        if (!channelId.isEmpty()) {
            line.channelId = channelId;
        }
        OutboxMessage next = line.next();
        while (next != null && !patience.hasEnded()) {
            String clientId = next.clientId();
            try {
                Message accepted = deliver(line, next);
                line.remove(clientId);
                backoff.reset();
                lanes.ui().execute(() -> keep.accept(
                        workspace.accepted(workspace.conversationWith(line.to), clientId, accepted)));
            } catch (ServerException.Unauthorised e) {
                // It waits on the disk until somebody signs in again.
                line.stop();
                return;
            } catch (ServerException e) {
                if (e instanceof ServerException.Refused refused && !refused.passing()) {
                    log.info("a message to {} was refused: {}", line.to, refused.code());
                    line.remove(clientId);
                    refuse(line.to, clientId, e.getMessage());
                } else if (!patience.rest(backoff, e)) {
                    line.stop();
                    return;
                }
            }
            next = line.next();
        }
    }

    private Message deliver(Line line, OutboxMessage message) {
        if (line.channelId.isEmpty()) {
            Channel channel = client.direct(line.to);
            line.channelId = channel.id();
            lanes.ui().execute(() -> keep.accept(workspace.made(channel)));
        }
        return client.send(line.channelId, message.clientId(), message.body());
    }

    private void refuse(String to, String clientId, @Nullable String reason) {
        String words = reason == null ? "The server did not accept it." : reason;
        lanes.disk().execute(() -> store.fail(clientId, words));
        lanes.ui().execute(() -> workspace.conversationWith(to).byKey(clientId).filter(ChatMessage::local)
                .ifPresent(bubble -> bubble.fail(words)));
    }
}
