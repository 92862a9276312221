package dev.vireo.server.office;

import dev.vireo.protocol.Requests;
import dev.vireo.server.http.Caller;
import dev.vireo.server.http.RequestBodies;
import dev.vireo.server.http.Routes;
import io.javalin.config.RoutesConfig;

/** Serves the office's name and settings over HTTP. */
public final class OfficeRoutes implements Routes {

    private final OfficeSettings settings;

    public OfficeRoutes(OfficeSettings settings) {
        this.settings = settings;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/api/v1/office", ctx -> ctx.json(settings.office()));
        routes.patch("/api/v1/office",
                ctx -> ctx.json(settings.change(Caller.of(ctx), RequestBodies.readChange(ctx, Requests.OfficeChange.class))));
    }
}
