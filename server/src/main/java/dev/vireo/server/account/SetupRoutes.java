package dev.vireo.server.account;

import dev.vireo.protocol.Requests;
import dev.vireo.server.http.Access;
import dev.vireo.server.http.Bodies;
import dev.vireo.server.http.Routes;
import dev.vireo.server.http.TrustedProxies;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;

/** The first run over HTTP. */
final class SetupRoutes implements Routes {

    private final Setup setup;
    private final TrustedProxies proxies;

    SetupRoutes(Setup setup, TrustedProxies proxies) {
        this.setup = setup;
        this.proxies = proxies;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.post("/api/v1/setup", this::run, Access.PUBLIC);
    }

    private void run(Context ctx) {
        Requests.Setup request = Bodies.read(ctx, Requests.Setup.class);
        ctx.status(201).json(setup.run(request, proxies.clientOf(ctx), ProfileText.device(ctx.userAgent())));
    }
}
