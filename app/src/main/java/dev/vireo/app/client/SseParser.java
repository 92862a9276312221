package dev.vireo.app.client;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Turns the bytes of an event stream into frames, however the bytes are cut. Follows "Server-sent events" of the WHATWG HTML
 * standard, section 9.2.6, but that a frame's id is its own and not the last one seen: here, a frame without an id is one
 * that is not in the log. One stream, one thread.
 */
final class SseParser {

    /** No honest frame comes near this; a peer that never ends a line must not take the memory. In bytes. */
    static final int LONGEST = 1024 * 1024;

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private byte[] line = new byte[1024];
    private int length;
    private boolean firstLine = true;
    /** A line feed right after a carriage return belongs to it. */
    private boolean afterReturn;

    private final StringBuilder data = new StringBuilder();
    private boolean hasData;
    private @Nullable String id;
    private String event = "";

    /**
     * Takes the next bytes.
     *
     * @return the frames that they complete
     * @throws IOException if a line or a frame is longer than {@link #LONGEST}
     */
    List<SseFrame> feed(byte[] bytes, int from, int count) throws IOException {
        List<SseFrame> frames = new ArrayList<>();
        for (int i = from; i < from + count; i++) {
            byte b = bytes[i];
            if (b == '\n' && afterReturn) {
                afterReturn = false;
                continue;
            }
            afterReturn = b == '\r';
            if (b == '\n' || b == '\r') {
                endLine(frames);
            } else {
                append(b);
            }
        }
        return frames;
    }

    private void append(byte b) throws IOException {
        if (length == LONGEST) {
            throw new IOException("a line of the stream does not end");
        }
        if (length == line.length) {
            line = Arrays.copyOf(line, Math.min(LONGEST, length * 2));
        }
        line[length++] = b;
    }

    private void endLine(List<SseFrame> frames) throws IOException {
        int start = firstLine && startsWithMark() ? BYTE_ORDER_MARK.length : 0;
        firstLine = false;
        String text = new String(line, start, length - start, StandardCharsets.UTF_8);
        length = 0;
        if (text.isEmpty()) {
            dispatch(frames);
            return;
        }
        int colon = text.indexOf(':');
        String field = colon < 0 ? text : text.substring(0, colon);
        String value = colon < 0 ? "" : text.substring(colon + 1);
        if (value.startsWith(" ")) {
            value = value.substring(1);
        }
        switch (field) {
            case "data" -> {
                if (data.length() + value.length() > LONGEST) {
                    throw new IOException("a frame of the stream does not end");
                }
                data.append(hasData ? "\n" : "").append(value);
                hasData = true;
            }
            case "id" -> id = value.indexOf('\0') < 0 ? value : id;
            case "event" -> event = value;
            default -> {
                // A comment, "retry", or a field of another time.
            }
        }
    }

    private boolean startsWithMark() {
        return length >= BYTE_ORDER_MARK.length
                && Arrays.equals(line, 0, BYTE_ORDER_MARK.length, BYTE_ORDER_MARK, 0, BYTE_ORDER_MARK.length);
    }

    private void dispatch(List<SseFrame> frames) {
        if (hasData) {
            frames.add(new SseFrame(id, event.isEmpty() ? "message" : event, data.toString()));
        }
        data.setLength(0);
        hasData = false;
        id = null;
        event = "";
    }
}
