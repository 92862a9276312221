package dev.vireo.server.stream;

import dev.vireo.protocol.Answers;
import dev.vireo.protocol.Cursor;
import dev.vireo.protocol.Event;
import dev.vireo.protocol.Limits;
import dev.vireo.protocol.LoggedEvent;
import dev.vireo.server.http.Caller;
import dev.vireo.server.http.QueryParameters;
import dev.vireo.server.http.Routes;
import dev.vireo.server.http.WorkKind;
import dev.vireo.server.log.Log;
import dev.vireo.server.log.LogEntry;
import dev.vireo.server.log.LogPage;
import dev.vireo.server.problem.ProblemException;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;

/** Serves the office's events, as streams and by polling. */
public final class StreamRoutes implements Routes {

    /** In memory; on the wire it is a quarter of it. Whoever asks again has the next. */
    private static final long PAGE_BYTES = 1024 * 1024;

    private final Log log;
    private final Streams streams;
    private final ConnectionListener connections;

    public StreamRoutes(Log log, Streams streams, ConnectionListener connections) {
        this.log = log;
        this.streams = streams;
        this.connections = connections;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/api/v1/sse/{user_id}", ctx -> stream(ctx, ctx.pathParam("user_id"), StreamFormat.FULL), WorkKind.STREAMS);
        routes.get("/api/users/messages/stream/{username}", ctx -> stream(ctx, ctx.pathParam("username"), StreamFormat.SIMPLE),
                WorkKind.STREAMS);
        routes.head("/api/v1/sse/{user_id}", StreamRoutes::refuseHead);
        routes.head("/api/users/messages/stream/{username}", StreamRoutes::refuseHead);
        routes.get("/api/v1/events", this::poll);
    }

    /** It would open a stream of which nothing is ever seen. */
    private static void refuseHead(Context ctx) {
        ctx.header("Allow", "GET");
        throw new ProblemException(405, "method_not_allowed", "A stream can only be read with GET.");
    }

    private void stream(Context ctx, String username, StreamFormat format) {
        Caller.of(ctx).mustBe(username);
        streams.open(ctx, format, LastEventId.of(ctx).or(() -> QueryParameters.cursor(ctx, "after")).orElse(null));
    }

    private void poll(Context ctx) {
        String username = Caller.of(ctx).username();
        int limit = QueryParameters.limit(ctx, Limits.PAGE);
        Optional<Cursor> after = QueryParameters.cursor(ctx, "after");
        Fanout.ReadableLog readable = streams.readableBy(username);
        connections.polled(username, Caller.of(ctx).sessionId());
        ctx.json(after.map(cursor -> after(username, cursor, readable, limit))
                .orElseGet(() -> new Answers.EventPage(List.of(), log.at(readable.upTo()), false)));
    }

    private Answers.EventPage after(String username, Cursor cursor, Fanout.ReadableLog readable, int limit) {
        Cursor head = log.at(readable.upTo());
        if (!log.canResume(cursor)) {
            return new Answers.EventPage(List.of(new LoggedEvent(head, new Event.Resync(head))), head, false);
        }
        LogPage page = log.page(cursor.pos(), readable.upTo(), readable.audiences(), limit, PAGE_BYTES);
        Cursor reached = page.more() ? log.at(page.entries().getLast().pos()) : cursor.pos() > head.pos() ? cursor : head;
        return new Answers.EventPage(streams.visibleTo(username, page.entries()).stream().map(this::logged).toList(), reached, page.more());
    }

    private LoggedEvent logged(LogEntry entry) {
        return new LoggedEvent(log.at(entry.pos()), entry.event());
    }
}
