package dev.vireo.server.stream;

import dev.vireo.protocol.Cursor;
import dev.vireo.server.http.QueryParameters;
import dev.vireo.server.problem.ProblemException;
import io.javalin.http.Context;
import java.util.Locale;
import java.util.Optional;

/**
 * Finds the cursor at which a returning reader stopped. The standard has a header for it; libraries that cannot set one put it
 * into the query, each in its own spelling: {@code lastEventId}, {@code last_event_id}, {@code Last-Event-ID}.
 */
final class LastEventId {

    private static final String HEADER = "Last-Event-ID";
    private static final String LETTERS = "lasteventid";

    private LastEventId() {
    }

    static Optional<Cursor> of(Context ctx) {
        return Optional.ofNullable(ctx.header(HEADER)).filter(id -> !id.isBlank()).or(() -> inQuery(ctx)).map(LastEventId::parse);
    }

    private static Optional<String> inQuery(Context ctx) {
        return ctx.queryParamMap().keySet().stream()
                .filter(name -> name.replaceAll("[-_]", "").toLowerCase(Locale.ROOT).equals(LETTERS))
                .findFirst()
                .flatMap(name -> QueryParameters.text(ctx, name));
    }

    private static Cursor parse(String id) {
        try {
            return Cursor.parse(id.strip());
        } catch (IllegalArgumentException e) {
            throw ProblemException.badField("last_event_id", "This isn't a valid cursor.");
        }
    }
}
