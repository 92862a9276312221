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
    /** The memory of the objects around the bytes, roughly. */
    private static final int OVERHEAD = 64;

    /** The chunk: its size, the text, and a line end behind each. */
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

    /** An entry of the log, with the cursor behind it. */
    static EventFrame stored(Cursor id, String json) {
        return new EventFrame("id: " + id + "\ndata: " + json + "\n\n");
    }

    /** An event of the moment. */
    static EventFrame passing(Event event) {
        return new EventFrame("data: " + Json.writeEvent(event) + "\n\n");
    }

    /** An event with a name, as the simple API has them. */
    static EventFrame named(String name, Object data) {
        return new EventFrame("event: " + name + "\ndata: " + Json.write(data) + "\n\n");
    }

    /** A named event that is an entry of the log. */
    static EventFrame named(Cursor id, String name, Object data) {
        return new EventFrame("id: " + id + "\nevent: " + name + "\ndata: " + Json.write(data) + "\n\n");
    }

    /**
     * An event that tells readers where they stand, or how to come back.
     *
     * @param name  null for the stream whose events have no names
     * @param id    null leaves a reader where it stood
     * @param retry how long an EventSource is to wait before it opens the stream again
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

    /** The bytes as they are written. @param chunked false where the reader speaks HTTP/1.0, which knows no chunks */
    ByteBuffer bytes(boolean chunked) {
        return chunked ? ByteBuffer.wrap(chunk)
                : ByteBuffer.wrap(chunk, textAt, chunk.length - textAt - LINE_END.length);
    }

    /** How much memory it takes while it waits anywhere. */
    int weight() {
        return chunk.length + OVERHEAD;
    }

    /** One more queue holds it. @return whether it is the first */
    boolean hold() {
        return waiting.getAndIncrement() == 0;
    }

    /** One queue has let it go. @return whether it was the last */
    boolean release() {
        return waiting.decrementAndGet() == 0;
    }
}
