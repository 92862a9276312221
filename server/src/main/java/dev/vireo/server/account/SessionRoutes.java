package dev.vireo.server.account;

import dev.vireo.protocol.Answers;
import dev.vireo.protocol.OfficeRole;
import dev.vireo.protocol.Requests;
import dev.vireo.server.http.Access;
import dev.vireo.server.http.Bodies;
import dev.vireo.server.http.Caller;
import dev.vireo.server.http.ProblemException;
import dev.vireo.server.http.Routes;
import dev.vireo.server.http.TrustedProxies;
import dev.vireo.server.log.Log;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;

/** Signing in and out, one's sessions, and access tokens over HTTP. */
final class SessionRoutes implements Routes {

    private final SignIn signIn;
    private final Sessions sessions;
    private final Accounts accounts;
    private final Log log;
    private final TrustedProxies proxies;

    SessionRoutes(SignIn signIn, Sessions sessions, Accounts accounts, Log log, TrustedProxies proxies) {
        this.signIn = signIn;
        this.sessions = sessions;
        this.accounts = accounts;
        this.log = log;
        this.proxies = proxies;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.post("/api/v1/session", this::signIn, Access.PUBLIC);
        routes.delete("/api/v1/session", this::signOut);
        routes.get("/api/v1/sessions", this::list);
        routes.delete("/api/v1/session/{id}", this::end);
        routes.post("/api/v1/user/{user_id}/tokens", this::addToken);
        routes.delete("/api/v1/user/{user_id}/token/{id}", this::endToken);
    }

    private void signIn(Context ctx) {
        Requests.SignIn request = Bodies.read(ctx, Requests.SignIn.class);
        ctx.status(201).json(signIn.with(request, proxies.clientOf(ctx), ProfileText.device(ctx.userAgent())));
    }

    private void signOut(Context ctx) {
        sessions.end(Caller.of(ctx));
        ctx.status(204);
    }

    private void list(Context ctx) {
        Caller caller = Caller.of(ctx);
        ctx.json(new Answers.Sessions(sessions.devicesOf(caller.username()).stream()
                .map(session -> new Answers.Session(session.id(), session.name(), session.createdAt(),
                        session.lastUsedAt(), session.id().equals(caller.sessionId())))
                .toList()));
    }

    private void end(Context ctx) {
        sessions.end(Caller.of(ctx).username(), ctx.pathParam("id"), Session.Kind.DEVICE);
        ctx.status(204);
    }

    private void addToken(Context ctx) {
        requireOwner(ctx);
        String username = ctx.pathParam("user_id");
        String name = ProfileText.tokenName(Bodies.read(ctx, Requests.NewToken.class).name());
        Sessions.Opened opened = log.write(transaction -> {
            accounts.find(transaction.sql(), username);
            return sessions.openAccessToken(transaction, username, name);
        });
        ctx.status(201).json(new Answers.AccessToken(opened.id(), opened.token()));
    }

    private void endToken(Context ctx) {
        requireOwner(ctx);
        sessions.end(accounts.find(ctx.pathParam("user_id")).username(), ctx.pathParam("id"), Session.Kind.ACCESS_TOKEN);
        ctx.status(204);
    }

    private static void requireOwner(Context ctx) {
        if (Caller.of(ctx).role() != OfficeRole.OWNER) {
            throw ProblemException.forbidden("Only owners make and end access tokens.");
        }
    }
}
