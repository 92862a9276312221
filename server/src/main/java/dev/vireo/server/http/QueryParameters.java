package dev.vireo.server.http;

import dev.vireo.protocol.Cursor;
import dev.vireo.protocol.Limits;
import dev.vireo.server.problem.ProblemException;
import io.javalin.http.Context;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads a request's query parameters. A wrong value is a 400 that names the parameter. */
public final class QueryParameters {

    private static final int LONGEST_TEXT = 200;
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999Z");
    /** The replacement character, which a decoder inserts for invalid UTF-8. */
    private static final char UNREADABLE = '\uFFFD';
    private static final String UNREADABLE_ESCAPED = "%EF%BF%BD";
    private static final Pattern BROKEN_ESCAPE = Pattern.compile("%(?![0-9a-fA-F]{2})");

    private QueryParameters() {
    }

    /** @return from 1 to {@link Limits#PAGE} */
    public static int limit(Context ctx, int otherwise) {
        return text(ctx, "limit").map(QueryParameters::limit).orElse(otherwise);
    }

    private static int limit(String text) {
        try {
            int limit = Integer.parseInt(text);
            if (limit >= 1 && limit <= Limits.PAGE) {
                return limit;
            }
        } catch (NumberFormatException e) {
            // answered below, as any other wrong limit
        }
        throw ProblemException.badField("limit", "The limit must be a number from 1 to " + Limits.PAGE + ".");
    }

    /** @return false if it is not given */
    public static boolean flag(Context ctx, String name) {
        return switch (text(ctx, name).orElse("false")) {
            case "true" -> true;
            case "false" -> false;
            default -> throw ProblemException.badField(name, "Use true or false.");
        };
    }

    public static Optional<Cursor> cursor(Context ctx, String name) {
        return text(ctx, name).map(text -> {
            try {
                return Cursor.parse(text);
            } catch (IllegalArgumentException e) {
                throw ProblemException.badField(name, "This isn't a valid cursor.");
            }
        });
    }

    /** The id of a channel or message: a positive decimal number. */
    public static OptionalLong id(Context ctx, String name) {
        Optional<String> text = text(ctx, name);
        if (text.isEmpty()) {
            return OptionalLong.empty();
        }
        if (!text.get().matches("[1-9][0-9]{0,17}")) {
            throw ProblemException.badField(name, "This isn't a valid id.");
        }
        return OptionalLong.of(Long.parseLong(text.get()));
    }

    /** A time of ISO 8601 with its offset, such as {@code 2026-01-31T12:00:00Z}. */
    public static Optional<Instant> instant(Context ctx, String name) {
        return text(ctx, name).map(text -> {
            try {
                // An offset's plus sign that was not escaped arrives as a space.
                return instant(name, OffsetDateTime.parse(text.replace(' ', '+')).toInstant());
            } catch (DateTimeParseException e) {
                throw ProblemException.badField(name, "This isn't a valid time. Use a format such as 2026-01-31T12:00:00Z.");
            }
        });
    }

    /** Limits a time to the years that every database can store. */
    private static Instant instant(String field, Instant time) {
        if (time.isBefore(EARLIEST) || time.isAfter(LATEST)) {
            throw ProblemException.badField(field, "The time must be in the years 1 to 9999.");
        }
        return time;
    }

    /** @return empty also if the parameter is blank */
    public static Optional<String> text(Context ctx, String name) {
        Optional<String> text = anyText(ctx, name).filter(given -> !given.isBlank());
        if (text.isEmpty()) {
            return text;
        }
        if (text.get().length() > LONGEST_TEXT) {
            throw ProblemException.badField(name, "Use at most " + LONGEST_TEXT + " characters.");
        }
        if (text.get().chars().anyMatch(Character::isISOControl)) {
            throw ProblemException.badField(name, "Control characters aren't allowed here.");
        }
        return text;
    }

    /** The raw value of the first such parameter, for texts that are cleaned rather than refused. */
    public static Optional<String> anyText(Context ctx, String name) {
        String query = ctx.queryString();
        if (query == null) {
            return Optional.empty();
        }
        if (BROKEN_ESCAPE.matcher(query).find()) {
            throw ProblemException.badRequest("invalid_query", "The query string isn't percent-encoded correctly.");
        }
        // Not decoded by the framework, which uses whatever charset the request's body claims.
        return Stream.of(query.split("&"))
                .map(pair -> pair.split("=", 2))
                .filter(pair -> utf8(pair[0]).equals(name))
                .findFirst()
                .map(pair -> pair.length < 2 ? "" : utf8(pair[1]));
    }

    private static String utf8(String escaped) {
        String text = URLDecoder.decode(escaped, StandardCharsets.UTF_8);
        if (text.indexOf(UNREADABLE) >= 0 && !escaped.contains(UNREADABLE_ESCAPED) && escaped.indexOf(UNREADABLE) < 0) {
            throw ProblemException.badRequest("invalid_query", "The query string isn't valid UTF-8.");
        }
        return text;
    }
}
