package dev.vireo.server.message;

import dev.vireo.server.http.Caller;
import dev.vireo.server.http.QueryParameters;
import dev.vireo.server.http.RequestBodies;
import dev.vireo.server.http.Routes;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;

/** Serves each person's saved messages over HTTP. */
public final class SavedRoutes implements Routes {

    private static final int PAGE = 50;
    private static final String SAVED = "/api/v1/message/{message_id}/saved";

    private final SavedMessages saved;

    public SavedRoutes(SavedMessages saved) {
        this.saved = saved;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/api/v1/saved", ctx -> ctx.json(
                saved.of(caller(ctx), QueryParameters.text(ctx, "before").orElse(null), QueryParameters.limit(ctx, PAGE))));
        routes.put(SAVED, this::save);
        routes.delete(SAVED, this::remove);
    }

    private void save(Context ctx) {
        RequestBodies.requireNone(ctx);
        ctx.json(saved.save(caller(ctx), ctx.pathParam("message_id")));
    }

    private void remove(Context ctx) {
        saved.remove(caller(ctx), ctx.pathParam("message_id"));
        ctx.status(204);
    }

    private static String caller(Context ctx) {
        return Caller.of(ctx).username();
    }
}
