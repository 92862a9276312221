package dev.vireo.server.message;

import dev.vireo.server.http.Caller;
import dev.vireo.server.http.RequestBodies;
import dev.vireo.server.http.Routes;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;

/** Serves pinned messages over HTTP. */
public final class PinRoutes implements Routes {

    private static final String PIN = "/api/v1/message/{message_id}/pin";

    private final Pins pins;

    public PinRoutes(Pins pins) {
        this.pins = pins;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/api/v1/channel/{channel_id}/pins", ctx -> ctx.json(pins.of(caller(ctx), ctx.pathParam("channel_id"))));
        routes.put(PIN, this::pin);
        routes.delete(PIN, this::unpin);
    }

    private void pin(Context ctx) {
        RequestBodies.requireNone(ctx);
        ctx.json(pins.pin(caller(ctx), ctx.pathParam("message_id")));
    }

    private void unpin(Context ctx) {
        pins.unpin(caller(ctx), ctx.pathParam("message_id"));
        ctx.status(204);
    }

    private static String caller(Context ctx) {
        return Caller.of(ctx).username();
    }
}
