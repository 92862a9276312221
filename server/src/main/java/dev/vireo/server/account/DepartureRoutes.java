package dev.vireo.server.account;

import dev.vireo.server.http.Caller;
import dev.vireo.server.http.QueryParameters;
import dev.vireo.server.http.RequestBodies;
import dev.vireo.server.http.Routes;
import dev.vireo.server.presence.PresenceTracker;
import dev.vireo.server.problem.ProblemException;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;

/** Serves leaving the office, coming back and being deleted over HTTP. */
public final class DepartureRoutes implements Routes {

    private final Departures departures;
    private final PresenceTracker presenceTracker;

    public DepartureRoutes(Departures departures, PresenceTracker presenceTracker) {
        this.departures = departures;
        this.presenceTracker = presenceTracker;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.post("/api/v1/user/{user_id}/deactivate", this::deactivate);
        routes.post("/api/v1/user/{user_id}/reactivate", this::reactivate);
        routes.delete("/api/v1/user/{user_id}", this::delete);
    }

    private void deactivate(Context ctx) {
        RequestBodies.requireNone(ctx);
        ctx.json(presenceTracker.withPresence(departures.deactivate(Caller.of(ctx), ctx.pathParam("user_id"))));
    }

    private void reactivate(Context ctx) {
        RequestBodies.requireNone(ctx);
        ctx.json(presenceTracker.withPresence(departures.reactivate(Caller.of(ctx), ctx.pathParam("user_id"))));
    }

    /** What cannot be taken back is said in full. */
    private void delete(Context ctx) {
        boolean withMessages = switch (QueryParameters.text(ctx, "messages").orElse("")) {
            case "keep" -> false;
            case "delete" -> true;
            default -> throw ProblemException.badField("messages", "Say what becomes of this person's messages: keep or delete.");
        };
        departures.delete(Caller.of(ctx), ctx.pathParam("user_id"), withMessages);
        ctx.status(204);
    }
}
