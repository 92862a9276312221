package dev.vireo.server.message;

import dev.vireo.protocol.Requests;
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
    private static final String REMINDER = "/api/v1/message/{message_id}/reminder";

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
        routes.put(REMINDER, ctx -> ctx.json(saved.remind(
                caller(ctx), ctx.pathParam("message_id"), RequestBodies.read(ctx, Requests.Reminder.class).at())));
        routes.delete(REMINDER, this::forgetReminder);
    }

    private void save(Context ctx) {
        RequestBodies.requireNone(ctx);
        ctx.json(saved.save(caller(ctx), ctx.pathParam("message_id")));
    }

    private void remove(Context ctx) {
        saved.remove(caller(ctx), ctx.pathParam("message_id"));
        ctx.status(204);
    }

    private void forgetReminder(Context ctx) {
        saved.forgetReminder(caller(ctx), ctx.pathParam("message_id"));
        ctx.status(204);
    }

    private static String caller(Context ctx) {
        return Caller.of(ctx).username();
    }
}
