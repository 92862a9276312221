package dev.vireo.server.stream;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One reader's open stream: who reads, in which format, and from where on. Guarded by its {@link Fanout}. */
final class Subscriber {

    private static final Duration REPLAY_PATIENCE = Duration.ofSeconds(30);

    private final String username;
    private final String sessionId;
    private final Format format;
    private final SseResponse response;
    private long position;
    private boolean over;
    private final UnreadNews unread = new UnreadNews();
    private Instant nextHeartbeat = Instant.EPOCH;

    Subscriber(String username, String sessionId, Format format, SseResponse response, long position) {
        this.username = username;
        this.sessionId = sessionId;
        this.format = format;
        this.response = response;
        this.position = position;
    }

    String username() {
        return username;
    }

    String sessionId() {
        return sessionId;
    }

    Format format() {
        return format;
    }

    /** Everything up to here has been told. */
    long position() {
        return position;
    }

    void position(long reached) {
        position = reached;
    }

    /** Whether the stream has ended; it may do so before it went live. */
    boolean over() {
        return over;
    }

    void end() {
        over = true;
    }

    Instant nextHeartbeat() {
        return nextHeartbeat;
    }

    void nextHeartbeat(Instant at) {
        nextHeartbeat = at;
    }

    /** What this reader has still to be told of unread counts. */
    UnreadNews unread() {
        return unread;
    }

    /** @return false if the reader has fallen too far behind, and is to be cut */
    boolean tell(@Nullable Frame frame) {
        return frame == null || response.offer(frame);
    }

    void cut() {
        response.abort();
    }

    /** @return false if the reader took too long, and was cut */
    boolean tellPatiently(@Nullable Frame frame) throws InterruptedException {
        if (frame == null || response.offerPatiently(frame, REPLAY_PATIENCE)) {
            return true;
        }
        response.abort();
        return false;
    }

    void close() {
        response.close();
    }
}
