package dev.vireo.server.http;

import dev.vireo.protocol.Json;
import dev.vireo.protocol.Limits;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;

/**
 * Reads request bodies and refuses whatever is not what a route asked for: too large, not JSON, of a wrong shape, or text
 * that no database or codec could give back as it came.
 */
public final class Bodies {

    private Bodies() {
    }

    /** A JSON body of at most {@link Limits#REQUEST_BYTES}. */
    public static <T> T read(Context ctx, Class<T> type) {
        return parse(ctx, Limits.REQUEST_BYTES, json -> Json.read(json, type));
    }

    /** One JSON value or a list of them, at most {@code limitBytes} in all. */
    public static <T> List<T> readOneOrMany(Context ctx, Class<T> type, int limitBytes) {
        List<T> values = parse(ctx, limitBytes,
                json -> Json.readOneOrMany(json.getBytes(StandardCharsets.UTF_8), type));
        if (values.stream().anyMatch(value -> value == null)) {
            throw invalid("A list of the body holds null.");
        }
        return values;
    }

    /** The body as it came. One that claims or turns out to be larger is refused; of its rest, see {@link UnreadBody}. */
    public static byte[] bytes(Context ctx, int limitBytes) {
        long claimed = ctx.req().getContentLengthLong();
        if (claimed > limitBytes) {
            throw ProblemException.tooLarge(limitBytes);
        }
        try {
            // The server gives no more than was claimed, and without a limit room would be made for much more.
            byte[] bytes = ctx.req().getInputStream().readNBytes(claimed < 0 ? limitBytes + 1 : (int) claimed);
            if (bytes.length > limitBytes) {
                throw ProblemException.tooLarge(limitBytes);
            }
            return bytes;
        } catch (IOException e) {
            throw ProblemException.badRequest("body_incomplete", "The body ended before it was complete.");
        }
    }

    private static <T> T parse(Context ctx, int limitBytes, Function<String, T> reader) {
        requireJson(ctx.contentType());
        String json = utf8(bytes(ctx, limitBytes));
        requireStorable(json);
        try {
            return reader.apply(json);
        } catch (Json.InvalidJsonException e) {
            throw invalid("The body is not the JSON this call takes: " + e.getMessage() + ".");
        }
    }

    /**
     * Asking for this type also keeps web pages of other origins out: they cannot send it without asking first, and are never
     * told yes.
     */
    private static void requireJson(String contentType) {
        String type = contentType == null ? "" : contentType.split(";", 2)[0].strip();
        if (!type.equalsIgnoreCase("application/json")) {
            throw ProblemException.badRequest("not_json", "Send the body with Content-Type: application/json.");
        }
    }

    private static String utf8(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw invalid("The body is not UTF-8.");
        }
    }

    /**
     * JSON can name with escapes what is no text: halves of surrogate pairs, which UTF-8 cannot carry, and NUL, which PostgreSQL
     * cannot keep. Both would fail long after the request was accepted.
     */
    private static void requireStorable(String json) {
        int i = json.indexOf('\\');
        while (i >= 0 && i + 1 < json.length()) {
            int length = 2;
            if (json.charAt(i + 1) == 'u') {
                length = 6;
                int unit = escaped(json, i);
                if (unit == 0 || isLow(unit)) {
                    throw invalid("The body holds an escape that is no character.");
                }
                if (isHigh(unit)) {
                    length = 12;
                    if (!isLow(escaped(json, i + 6))) {
                        throw invalid("The body holds an escape that is no character.");
                    }
                }
            }
            i = json.indexOf('\\', i + length);
        }
    }

    /** @return the UTF-16 unit of the escape at this place, or -1 if there is none; the codec then finds the mistake */
    private static int escaped(String json, int start) {
        if (start + 6 > json.length() || json.charAt(start) != '\\' || json.charAt(start + 1) != 'u') {
            return -1;
        }
        int unit = 0;
        for (int i = start + 2; i < start + 6; i++) {
            int digit = Character.digit(json.charAt(i), 16);
            if (digit < 0) {
                return -1;
            }
            unit = unit * 16 + digit;
        }
        return unit;
    }

    private static boolean isHigh(int unit) {
        return unit >= Character.MIN_HIGH_SURROGATE && unit <= Character.MAX_HIGH_SURROGATE;
    }

    private static boolean isLow(int unit) {
        return unit >= Character.MIN_LOW_SURROGATE && unit <= Character.MAX_LOW_SURROGATE;
    }

    private static ProblemException invalid(String message) {
        return ProblemException.badRequest("invalid_json", message);
    }
}
