package dev.vireo.server.stream;

import dev.vireo.protocol.Answers;
import dev.vireo.protocol.Cursor;
import dev.vireo.protocol.Event;
import dev.vireo.protocol.Limits;
import dev.vireo.protocol.LoggedEvent;
import dev.vireo.server.http.Caller;
import dev.vireo.server.http.ProblemException;
import dev.vireo.server.http.Query;
import dev.vireo.server.http.Routes;
import dev.vireo.server.log.Log;
import dev.vireo.server.log.LogEntry;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;

/** The events of the office: as streams, and by polling. */
public final class StreamRoutes implements Routes {

    private final Log log;
    private final Streams streams;
    private final Attendance attendance;

    public StreamRoutes(Log log, Streams streams, Attendance attendance) {
        this.log = log;
        this.streams = streams;
        this.attendance = attendance;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/api/v1/sse/{user_id}", ctx -> stream(ctx, ctx.pathParam("user_id"), Format.FULL));
        routes.get("/api/users/messages/stream/{username}", ctx -> stream(ctx, ctx.pathParam("username"), Format.SIMPLE));
        routes.get("/api/v1/events", this::poll);
    }

    private void stream(Context ctx, String username, Format format) {
        Caller.of(ctx).mustBe(username);
        streams.open(ctx, format, lastEventId(ctx).or(() -> Query.cursor(ctx, "after")).orElse(null));
    }

    private static Optional<Cursor> lastEventId(Context ctx) {
        return Optional.ofNullable(ctx.header("Last-Event-ID")).filter(id -> !id.isBlank()).map(id -> {
            try {
                return Cursor.parse(id);
            } catch (IllegalArgumentException e) {
                throw ProblemException.badField("last_event_id", "This is not a cursor.");
            }
        });
    }

    private void poll(Context ctx) {
        String username = Caller.of(ctx).username();
        int limit = Query.limit(ctx, Limits.PAGE);
        Optional<Cursor> after = Query.cursor(ctx, "after");
        Fanout.Sight sight = streams.sightOf(username);
        attendance.polled(username);
        ctx.json(after.map(cursor -> after(username, cursor, sight, limit))
                .orElseGet(() -> new Answers.Events(List.of(), log.at(sight.upTo()), false)));
    }

    private Answers.Events after(String username, Cursor cursor, Fanout.Sight sight, int limit) {
        Cursor head = log.at(sight.upTo());
        if (!log.canResume(cursor)) {
            return new Answers.Events(List.of(new LoggedEvent(head, new Event.Resync(head))), head, false);
        }
        List<LogEntry> found = log.read(cursor.pos(), sight.upTo(), sight.audiences(), limit);
        boolean more = found.size() == limit;
        Cursor reached = more ? log.at(found.getLast().pos()) : cursor.pos() > head.pos() ? cursor : head;
        return new Answers.Events(streams.seenBy(username, found).stream().map(this::logged).toList(), reached, more);
    }

    private LoggedEvent logged(LogEntry entry) {
        return new LoggedEvent(log.at(entry.pos()), entry.event());
    }
}
