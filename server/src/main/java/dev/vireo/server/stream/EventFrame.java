package dev.vireo.server.stream;

import dev.vireo.protocol.Cursor;
import dev.vireo.protocol.Event;
import dev.vireo.protocol.Json;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A Server-Sent Event as bytes, encoded once and shared by all who receive it, already with the chunk header of RFC 9112,
 * section 7.1. JSON escapes line ends, so one data line always suffices. Form:
 * https://html.spec.whatwg.org/multipage/server-sent-events.html
 */
final class EventFrame {

    private static final byte[] LINE_END = {'\r', '\n'};
    /** The approximate memory of the objects around the bytes. */
    private static final int OVERHEAD = 64;

    /** The HTTP chunk: its size and the text, each followed by a line end. */
    private final byte[] chunk;
    private final int textAt;
    private final AtomicInteger waiting = new AtomicInteger();

    private EventFrame(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        byte[] size = Integer.toHexString(bytes.length).getBytes(StandardCharsets.US_ASCII);
        textAt = size.length + LINE_END.length;
        chunk = ByteBuffer.allocate(textAt + bytes.length + LINE_END.length)
                .put(size).put(LINE_END).put(bytes).put(LINE_END).array();
    }

    /** A log entry, with the cursor after it. */
    static EventFrame stored(Cursor id, String json) {
        return new EventFrame("id: " + id + "\ndata: " + json + "\n\n");
    }

    /** An event that is not stored. */
    static EventFrame passing(Event event) {
        return new EventFrame("data: " + Json.writeEvent(event) + "\n\n");
    }

    /** A named event of the simple API. */
    static EventFrame named(String name, Object data) {
        return new EventFrame("event: " + name + "\ndata: " + Json.write(data) + "\n\n");
    }

    /** A named event that is an entry of the log. */
    static EventFrame named(Cursor id, String name, Object data) {
        return new EventFrame("id: " + id + "\nevent: " + name + "\ndata: " + Json.write(data) + "\n\n");
    }

    /**
     * An event with the reader's position, or about reconnecting.
     *
     * @param name  null for a stream without named events
     * @param id    null leaves the reader's position as it is
     * @param retry how long an EventSource waits before it reconnects
     */
    static EventFrame control(@Nullable String name, @Nullable Cursor id, @Nullable Duration retry, String json) {
        return new EventFrame((retry == null ? "" : "retry: " + retry.toMillis() + "\n")
                + (id == null ? "" : "id: " + id + "\n")
                + (name == null ? "" : "event: " + name + "\n")
                + "data: " + json + "\n\n");
    }

    int size() {
        return chunk.length;
    }

    /**
     * The bytes to write.
     *
     * @param chunked false if the reader speaks HTTP/1.0, which has no chunks
     */
    ByteBuffer bytes(boolean chunked) {
        return chunked ? ByteBuffer.wrap(chunk)
                : ByteBuffer.wrap(chunk, textAt, chunk.length - textAt - LINE_END.length);
    }

    /** Its approximate memory while it is queued. */
    int weight() {
        return chunk.length + OVERHEAD;
    }

    /**
     * Called when a queue holds it.
     *
     * @return whether it is the first queue
     */
    boolean hold() {
        return waiting.getAndIncrement() == 0;
    }

    /**
     * Called when a queue has released it.
     *
     * @return whether it was the last queue
     */
    boolean release() {
        return waiting.decrementAndGet() == 0;
    }
}
