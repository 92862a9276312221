package dev.vireo.server.http;

import dev.vireo.server.problem.ProblemException;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import org.jspecify.annotations.Nullable;

/** Rejects requests without a valid token, except on {@link RouteAccess#PUBLIC} routes. */
final class AuthenticationFilter implements Handler {

    private static final String SCHEME = "Bearer ";
    /** Longer than any token. It keeps a huge header from being hashed. */
    private static final int LONGEST_TOKEN = 200;

    private final Authenticator authenticator;
    private final TrustedProxies proxies;
    private final RefusalListener refusals;

    AuthenticationFilter(Authenticator authenticator, TrustedProxies proxies, RefusalListener refusals) {
        this.authenticator = authenticator;
        this.proxies = proxies;
        this.refusals = refusals;
    }

    @Override
    public void handle(Context ctx) {
        if (ctx.routeRoles().contains(RouteAccess.PUBLIC)) {
            return;
        }
        String token = token(ctx.header("Authorization"));
        if (token == null) {
            throw ProblemException.unauthorized();
        }
        String address = proxies.clientOf(ctx);
        try {
            authenticator.callerOf(token).orElseThrow(ProblemException::unauthorized).from(address).attachTo(ctx);
        } catch (ProblemException refused) {
            if (refused.status() == 401) {
                refusals.tokenRefused(address);
            }
            throw refused;
        }
    }

    private static @Nullable String token(@Nullable String header) {
        if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return null;
        }
        String token = header.substring(SCHEME.length()).strip();
        return token.isEmpty() || token.length() > LONGEST_TOKEN ? null : token;
    }
}
