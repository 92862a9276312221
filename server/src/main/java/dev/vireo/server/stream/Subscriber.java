package dev.vireo.server.stream;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One reader's open stream: its reader, format and position. Guarded by its {@link Fanout}. */
final class Subscriber {

    private static final Duration REPLAY_TIMEOUT = Duration.ofSeconds(30);

    private final String username;
    private final String sessionId;
    private final StreamFormat format;
    private final SseResponse response;
    private long position;
    /** The position of the last cursor sent. */
    private long sentCursor;
    private long sentCursorAt = System.nanoTime();
    private boolean ended;
    private final PendingUnread unread = new PendingUnread();
    private Instant nextHeartbeat = Instant.EPOCH;

    Subscriber(String username, String sessionId, StreamFormat format, SseResponse response, long position) {
        this.username = username;
        this.sessionId = sessionId;
        this.format = format;
        this.response = response;
        this.position = position;
        this.sentCursor = position;
    }

    String username() {
        return username;
    }

    String sessionId() {
        return sessionId;
    }

    StreamFormat format() {
        return format;
    }

    /** Everything up to this position has been sent. */
    long position() {
        return position;
    }

    void position(long reached) {
        position = reached;
    }

    /** Records that the reader was sent a cursor. */
    private void sentCursor(long pos) {
        sentCursor = pos;
        sentCursorAt = System.nanoTime();
    }

    /**
     * @return whether the reader's cursor is behind a position and has not changed for long; then the caller is about to send it
     */
    boolean needsCursor(long pos, Duration longTime) {
        boolean needed = sentCursor < pos && System.nanoTime() - sentCursorAt > longTime.toNanos();
        if (needed) {
            sentCursor(pos);
        }
        return needed;
    }

    /** Whether the stream has ended; it may do so before it went live. */
    boolean isEnded() {
        return ended;
    }

    void markEnded() {
        ended = true;
    }

    Instant nextHeartbeat() {
        return nextHeartbeat;
    }

    void nextHeartbeat(Instant at) {
        nextHeartbeat = at;
    }

    /** The unread counts that this reader has yet to receive. */
    PendingUnread unread() {
        return unread;
    }

    /** The frame for an entry, if any. Guarded like everything here; during a replay, by being the only thread. */
    @Nullable
    EventFrame entry(EncodedEntry encoded) {
        EventFrame frame = format.entry(encoded, username);
        if (frame != null) {
            sentCursor(encoded.entry().pos());
        }
        return frame;
    }

    /** @return false if the reader has fallen too far behind, and is to be cut */
    boolean send(@Nullable EventFrame frame) {
        return frame == null || response.offer(frame);
    }

    void cut() {
        response.abort();
    }

    /** @return false if the reader took too long, and was cut */
    boolean sendOrWait(@Nullable EventFrame frame) throws InterruptedException {
        if (frame == null || response.offerOrWait(frame, REPLAY_TIMEOUT)) {
            return true;
        }
        response.abort();
        return false;
    }

    void close() {
        response.close(null);
    }

    /** Ends the stream after what was sent so far, with a last frame. */
    void close(EventFrame last) {
        response.close(last);
    }
}
