package dev.vireo.server.account;

import dev.vireo.protocol.Answers;
import dev.vireo.protocol.Requests;
import dev.vireo.server.audit.AuditActor;
import dev.vireo.server.http.Caller;
import dev.vireo.server.http.RequestBodies;
import dev.vireo.server.http.RouteAccess;
import dev.vireo.server.http.Routes;
import dev.vireo.server.http.TrustedProxies;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;

/** Serves signing in and out, and people's own sessions, over HTTP. */
final class SessionRoutes implements Routes {

    private final PasswordSignIn signIn;
    private final Sessions sessions;
    private final TrustedProxies proxies;

    SessionRoutes(PasswordSignIn signIn, Sessions sessions, TrustedProxies proxies) {
        this.signIn = signIn;
        this.sessions = sessions;
        this.proxies = proxies;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.post("/api/v1/session", this::signIn, RouteAccess.PUBLIC);
        routes.delete("/api/v1/session", this::signOut);
        routes.get("/api/v1/sessions", this::list);
        routes.delete("/api/v1/session/{id}", this::end);
    }

    private void signIn(Context ctx) {
        Requests.SignIn request = RequestBodies.read(ctx, Requests.SignIn.class);
        ctx.status(201).json(signIn.with(request, proxies.clientOf(ctx), ProfileText.device(ctx.userAgent())));
    }

    private void signOut(Context ctx) {
        sessions.end(Caller.of(ctx));
        ctx.status(204);
    }

    private void list(Context ctx) {
        Caller caller = Caller.of(ctx);
        ctx.json(new Answers.SessionList(sessions.devicesOf(caller.username()).stream()
                .map(session -> new Answers.SessionInfo(session.id(), session.name(), session.createdAt(),
                        session.lastUsedAt(), session.id().equals(caller.sessionId())))
                .toList()));
    }

    private void end(Context ctx) {
        Caller caller = Caller.of(ctx);
        sessions.end(AuditActor.of(caller), caller.username(), ctx.pathParam("id"), Session.SessionKind.DEVICE);
        ctx.status(204);
    }

}
