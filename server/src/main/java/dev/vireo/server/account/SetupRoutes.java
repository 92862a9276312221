package dev.vireo.server.account;

import dev.vireo.protocol.Requests;
import dev.vireo.server.http.RequestBodies;
import dev.vireo.server.http.RouteAccess;
import dev.vireo.server.http.Routes;
import dev.vireo.server.http.TrustedProxies;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;

/** Serves setting up the office over HTTP. */
final class SetupRoutes implements Routes {

    private final OfficeSetup setup;
    private final TrustedProxies proxies;

    SetupRoutes(OfficeSetup setup, TrustedProxies proxies) {
        this.setup = setup;
        this.proxies = proxies;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.post("/api/v1/setup", this::run, RouteAccess.PUBLIC);
    }

    private void run(Context ctx) {
        Requests.Setup request = RequestBodies.read(ctx, Requests.Setup.class);
        ctx.status(201).json(setup.run(request, proxies.clientOf(ctx), ProfileText.device(ctx.userAgent())));
    }
}
