package dev.vireo.server.account;

import dev.vireo.protocol.Answers;
import dev.vireo.protocol.Requests;
import dev.vireo.server.http.Caller;
import dev.vireo.server.http.RequestBodies;
import dev.vireo.server.http.RouteAccess;
import dev.vireo.server.http.Routes;
import dev.vireo.server.http.TrustedProxies;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;

/** Serves signing in and out, and people's sessions, over HTTP. */
final class SessionRoutes implements Routes {

    private final PasswordSignIn signIn;
    private final SignedInDevices devices;
    private final TrustedProxies proxies;

    SessionRoutes(PasswordSignIn signIn, SignedInDevices devices, TrustedProxies proxies) {
        this.signIn = signIn;
        this.devices = devices;
        this.proxies = proxies;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.post("/api/v1/session", this::signIn, RouteAccess.PUBLIC);
        routes.delete("/api/v1/session", this::signOut);
        routes.get("/api/v1/sessions", ctx -> list(ctx, Caller.of(ctx).username()));
        routes.delete("/api/v1/session/{id}", ctx -> end(ctx, Caller.of(ctx).username()));
        routes.get("/api/v1/user/{user_id}/sessions", ctx -> list(ctx, ctx.pathParam("user_id")));
        routes.delete("/api/v1/user/{user_id}/session/{id}", ctx -> end(ctx, ctx.pathParam("user_id")));
    }

    private void signIn(Context ctx) {
        Requests.SignIn request = RequestBodies.read(ctx, Requests.SignIn.class);
        ctx.status(201).json(signIn.with(request, proxies.clientOf(ctx), ProfileText.device(ctx.userAgent())));
    }

    private void signOut(Context ctx) {
        devices.endOwn(Caller.of(ctx));
        ctx.status(204);
    }

    private void list(Context ctx, String username) {
        Caller caller = Caller.of(ctx);
        ctx.json(new Answers.SessionList(devices.of(caller, username).stream()
                .map(session -> new Answers.SessionInfo(session.id(), session.name(), session.createdAt(),
                        session.lastUsedAt(), session.id().equals(caller.sessionId())))
                .toList()));
    }

    private void end(Context ctx, String username) {
        devices.end(Caller.of(ctx), username, ctx.pathParam("id"));
        ctx.status(204);
    }
}
