package dev.vireo.server.account;

import dev.vireo.protocol.Requests;
import dev.vireo.server.http.Caller;
import dev.vireo.server.http.RequestBodies;
import dev.vireo.server.http.RouteAccess;
import dev.vireo.server.http.Routes;
import dev.vireo.server.http.TrustedProxies;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;

/** Serves changing and resetting passwords over HTTP. */
final class PasswordRoutes implements Routes {

    private final PasswordChanges passwords;
    private final TrustedProxies proxies;

    PasswordRoutes(PasswordChanges passwords, TrustedProxies proxies) {
        this.passwords = passwords;
        this.proxies = proxies;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.put("/api/v1/user/{user_id}/password", this::change);
        routes.post("/api/v1/user/{user_id}/reset", this::reset);
        routes.post("/api/v1/password", this::choose, RouteAccess.PUBLIC);
    }

    private void change(Context ctx) {
        Caller caller = Caller.of(ctx);
        caller.mustBe(ctx.pathParam("user_id"));
        passwords.change(caller, RequestBodies.read(ctx, Requests.PasswordChange.class), proxies.clientOf(ctx));
        ctx.status(204);
    }

    private void reset(Context ctx) {
        RequestBodies.requireNone(ctx);
        ctx.status(201).json(passwords.reset(Caller.of(ctx), ctx.pathParam("user_id")));
    }

    private void choose(Context ctx) {
        passwords.choose(RequestBodies.read(ctx, Requests.PasswordReset.class), proxies.clientOf(ctx));
        ctx.status(204);
    }
}
