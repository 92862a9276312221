package dev.vireo.server.invitation;

import dev.vireo.protocol.Limits;
import dev.vireo.protocol.Requests;
import dev.vireo.server.account.Newcomers;
import dev.vireo.server.http.Caller;
import dev.vireo.server.http.QueryParameters;
import dev.vireo.server.http.RequestBodies;
import dev.vireo.server.http.RouteAccess;
import dev.vireo.server.http.Routes;
import dev.vireo.server.http.TrustedProxies;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Objects;

/** Serves invitations and joining over HTTP. */
public final class InvitationRoutes implements Routes {

    private final Invitations invitations;
    private final Joining joining;
    private final ReachableAddresses addresses;
    private final TrustedProxies proxies;

    public InvitationRoutes(Invitations invitations, Joining joining, ReachableAddresses addresses, TrustedProxies proxies) {
        this.invitations = invitations;
        this.joining = joining;
        this.addresses = addresses;
        this.proxies = proxies;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.post("/api/v1/invitations", this::make);
        routes.get("/api/v1/invitations", this::list);
        routes.delete("/api/v1/invitation/{id}", this::revoke);
        routes.post("/api/v1/join/check", this::check, RouteAccess.PUBLIC);
        routes.post("/api/v1/join", this::join, RouteAccess.PUBLIC);
    }

    private void make(Context ctx) {
        // Not proven, and no matter: it only goes into the caller's own link.
        String scheme = Objects.requireNonNullElse(ctx.header("X-Forwarded-Proto"), ctx.scheme());
        List<String> reachable = addresses.likeliest(scheme, ctx.host());
        ctx.status(201).json(invitations.make(Caller.of(ctx), RequestBodies.read(ctx, Requests.NewInvitation.class), reachable));
    }

    private void list(Context ctx) {
        ctx.json(invitations.list(Caller.of(ctx), QueryParameters.text(ctx, "after").orElse(""), QueryParameters.limit(ctx, Limits.PAGE)));
    }

    private void revoke(Context ctx) {
        RequestBodies.requireNone(ctx);
        invitations.revoke(Caller.of(ctx), ctx.pathParam("id"));
        ctx.status(204);
    }

    private void check(Context ctx) {
        ctx.json(joining.preview(RequestBodies.read(ctx, Requests.JoinCheck.class), proxies.clientOf(ctx)));
    }

    private void join(Context ctx) {
        Requests.Join request = RequestBodies.read(ctx, Requests.Join.class);
        ctx.status(201).json(joining.join(request, proxies.clientOf(ctx), Newcomers.device(ctx.userAgent())));
    }
}
