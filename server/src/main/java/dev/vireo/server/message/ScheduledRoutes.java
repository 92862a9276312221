package dev.vireo.server.message;

import dev.vireo.protocol.Requests;
import dev.vireo.server.http.Caller;
import dev.vireo.server.http.RequestBodies;
import dev.vireo.server.http.Routes;
import dev.vireo.server.http.WorkKind;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;

/** Serves each person's scheduled messages over HTTP. */
public final class ScheduledRoutes implements Routes {

    private static final String SCHEDULED = "/api/v1/scheduled/{id}";

    private final ScheduledMessages scheduled;

    public ScheduledRoutes(ScheduledMessages scheduled) {
        this.scheduled = scheduled;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/api/v1/scheduled", ctx -> ctx.json(scheduled.of(caller(ctx))));
        routes.post("/api/v1/channel/{channel_id}/scheduled", this::add, WorkKind.SENDING);
        routes.patch(SCHEDULED, ctx -> ctx.json(scheduled.change(
                caller(ctx), ctx.pathParam("id"), RequestBodies.read(ctx, Requests.ScheduledChange.class))));
        routes.post(SCHEDULED + "/send", this::send, WorkKind.SENDING);
        routes.delete(SCHEDULED, this::cancel);
    }

    private void add(Context ctx) {
        ScheduledMessages.Accepted accepted = scheduled.add(caller(ctx), ctx.pathParam("channel_id"),
                RequestBodies.read(ctx, Requests.MessageToSchedule.class));
        ctx.status(accepted.repeated() ? 200 : 201).json(accepted.scheduled());
    }

    private void send(Context ctx) {
        RequestBodies.requireNone(ctx);
        ctx.status(201).json(scheduled.send(caller(ctx), ctx.pathParam("id")));
    }

    private void cancel(Context ctx) {
        scheduled.cancel(caller(ctx), ctx.pathParam("id"));
        ctx.status(204);
    }

    private static String caller(Context ctx) {
        return Caller.of(ctx).username();
    }
}
