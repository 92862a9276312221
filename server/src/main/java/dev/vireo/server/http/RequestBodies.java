package dev.vireo.server.http;

import dev.vireo.protocol.Json;
import dev.vireo.protocol.Limits;
import dev.vireo.protocol.Requests;
import dev.vireo.server.problem.ProblemException;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads request bodies and refuses those that a route did not ask for: too large, not JSON, of the wrong shape, with unknown fields,
 * or with text that no database or codec could return unchanged.
 */
public final class RequestBodies {

    private RequestBodies() {
    }

    /** A JSON body of at most {@link Limits#REQUEST_BYTES}. */
    public static <T> T read(Context ctx, Class<T> type) {
        return parse(ctx, Limits.REQUEST_BYTES, json -> Json.readRequest(json, type));
    }

    /**
     * A JSON body whose fields are all optional, but not all may be missing: a client that asks for no change has probably
     * misspelt or forgotten a field. Asking for the current state is a harmless repeat.
     */
    public static <T> T readChange(Context ctx, Class<T> type) {
        T change = read(ctx, type);
        if (change.equals(Json.readRequest("{}", type))) {
            throw ProblemException.nothingToChange();
        }
        return change;
    }

    /** Refuses a body, since it would be ignored. An empty body or an empty object is allowed. */
    public static void requireNone(Context ctx) {
        String json = utf8(bytes(ctx, Limits.REQUEST_BYTES));
        if (!json.isBlank()) {
            read(json, text -> Json.readRequest(text, Requests.Nothing.class));
        }
    }

    /** One JSON value or a list of them, at most {@code limitBytes} in all. */
    public static <T> List<T> readOneOrMany(Context ctx, Class<T> type, int limitBytes) {
        List<T> values = parse(ctx, limitBytes,
                json -> Json.readOneOrManyRequests(json.getBytes(StandardCharsets.UTF_8), type));
        if (values.stream().anyMatch(value -> value == null)) {
            throw invalid("A list in the body contains null.");
        }
        return values;
    }

    /** The raw body. One that claims or turns out to be larger is refused; for its rest, see {@link UnreadBody}. */
    public static byte[] bytes(Context ctx, int limitBytes) {
        long claimed = ctx.req().getContentLengthLong();
        if (claimed > limitBytes) {
            throw ProblemException.tooLarge(limitBytes);
        }
        try {
            // The server delivers no more than was claimed, and an unlimited read would allocate much more.
            byte[] bytes = ctx.req().getInputStream().readNBytes(claimed < 0 ? limitBytes + 1 : (int) claimed);
            if (bytes.length > limitBytes) {
                throw ProblemException.tooLarge(limitBytes);
            }
            return bytes;
        } catch (IOException e) {
            throw ProblemException.badRequest("body_incomplete", "The body ended early. Send it again.");
        }
    }

    private static <T> T parse(Context ctx, int limitBytes, Function<String, T> reader) {
        requireJson(ctx.header("Content-Type"));
        requirePlain(ctx);
        String json = utf8(bytes(ctx, limitBytes));
        requireStorable(json);
        return read(json, reader);
    }

    private static <T> T read(String json, Function<String, T> reader) {
        try {
            return reader.apply(json);
        } catch (Json.UnknownFieldException e) {
            throw new ProblemException(400, "unknown_field", "There is no field " + e.field() + " in this request.",
                    Map.of("field", e.field()));
        } catch (Json.InvalidJsonException e) {
            throw invalid("The body isn't the JSON that this request needs: " + e.getMessage() + ".");
        }
    }

    /**
     * Requiring this type also keeps out web pages of other origins: they need a CORS preflight to send it, which is never
     * granted.
     */
    private static void requireJson(@Nullable String contentType) {
        String[] parts = contentType == null ? new String[] {""} : contentType.split(";");
        if (parts.length == 0 || !parts[0].strip().equalsIgnoreCase("application/json")) {
            throw ProblemException.badRequest("not_json", "Send the body with Content-Type: application/json.");
        }
        for (String parameter : List.of(parts).subList(1, parts.length)) {
            String[] pair = parameter.split("=", 2);
            if (pair[0].strip().equalsIgnoreCase("charset")) {
                requireUtf8(pair.length < 2 ? "" : pair[1].replace("\"", "").strip());
            }
        }
    }

    /** ASCII is a subset of UTF-8. */
    private static void requireUtf8(String charset) {
        if (!List.of("utf-8", "utf8", "us-ascii").contains(charset.toLowerCase(Locale.ROOT))) {
            throw new ProblemException(415, "unsupported_charset", "Send the body as UTF-8.");
        }
    }

    private static void requirePlain(Context ctx) {
        String encoding = ctx.header("Content-Encoding");
        if (encoding != null && !encoding.isBlank() && !encoding.strip().equalsIgnoreCase("identity")) {
            ctx.header("Accept-Encoding", "identity");
            throw new ProblemException(415, "unsupported_encoding", "Send the body uncompressed, without a Content-Encoding.");
        }
    }

    private static String utf8(byte[] bytes) {
        requireJsonFormat(bytes);
        int start = startsWith(bytes, 0xEF, 0xBB, 0xBF) ? 3 : 0;
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, start, bytes.length - start)).toString();
        } catch (CharacterCodingException e) {
            throw invalid("The body isn't valid UTF-8.");
        }
    }

    /** Recognises encodings that shells and editors produce without being asked. */
    private static void requireJsonFormat(byte[] bytes) {
        if (startsWith(bytes, 0x1F, 0x8B)) {
            throw invalid("The body is compressed with gzip. Send it uncompressed.");
        }
        // JSON begins with an ASCII character, which has a zero byte beside it in UTF-16 and UTF-32.
        boolean wide = bytes.length > 1 && (bytes[0] == 0 || bytes[1] == 0);
        if (wide || startsWith(bytes, 0xFE, 0xFF) || startsWith(bytes, 0xFF, 0xFE)) {
            throw invalid("The body is UTF-16. Send it as UTF-8.");
        }
    }

    private static boolean startsWith(byte[] bytes, int... first) {
        for (int i = 0; i < first.length; i++) {
            if (i >= bytes.length || (bytes[i] & 0xFF) != first[i]) {
                return false;
            }
        }
        return true;
    }

    /**
     * JSON escapes can express what is not text: unpaired surrogates, which UTF-8 cannot encode, and NUL, which PostgreSQL cannot
     * store. Both would fail long after the request was accepted.
     */
    private static void requireStorable(String json) {
        int i = json.indexOf('\\');
        while (i >= 0 && i + 1 < json.length()) {
            int length = 2;
            if (json.charAt(i + 1) == 'u') {
                length = 6;
                int unit = escaped(json, i);
                if (unit == 0 || isLow(unit)) {
                    throw invalid("The body contains an escape that isn't a character.");
                }
                if (isHigh(unit)) {
                    length = 12;
                    if (!isLow(escaped(json, i + 6))) {
                        throw invalid("The body contains an escape that isn't a character.");
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
