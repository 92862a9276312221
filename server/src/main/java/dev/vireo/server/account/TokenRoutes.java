package dev.vireo.server.account;

import dev.vireo.protocol.Answers;
import dev.vireo.protocol.Requests;
import dev.vireo.server.http.Caller;
import dev.vireo.server.http.RequestBodies;
import dev.vireo.server.http.Routes;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;

/** Serves access tokens over HTTP. */
final class TokenRoutes implements Routes {

    private static final String TOKENS = "/api/v1/user/{user_id}/tokens";

    private final AccessTokens tokens;

    TokenRoutes(AccessTokens tokens) {
        this.tokens = tokens;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.post(TOKENS, this::make);
        routes.get(TOKENS, this::list);
        routes.delete("/api/v1/user/{user_id}/token/{id}", this::end);
    }

    private void make(Context ctx) {
        String name = RequestBodies.read(ctx, Requests.NewToken.class).name();
        Sessions.OpenedSession opened = tokens.make(Caller.of(ctx), ctx.pathParam("user_id"), name);
        ctx.status(201).json(new Answers.AccessToken(opened.id(), opened.token()));
    }

    private void list(Context ctx) {
        ctx.json(new Answers.TokenList(tokens.of(Caller.of(ctx), ctx.pathParam("user_id")).stream()
                .map(token -> new Answers.TokenInfo(token.id(), token.name(), token.createdAt(), token.lastUsedAt()))
                .toList()));
    }

    private void end(Context ctx) {
        tokens.end(Caller.of(ctx), ctx.pathParam("user_id"), ctx.pathParam("id"));
        ctx.status(204);
    }
}
