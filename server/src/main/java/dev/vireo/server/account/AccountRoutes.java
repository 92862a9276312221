package dev.vireo.server.account;

import dev.vireo.server.database.Database;
import dev.vireo.server.http.Routes;
import dev.vireo.server.http.Throttle;
import dev.vireo.server.http.TrustedProxies;
import dev.vireo.server.log.Log;
import dev.vireo.server.presence.Presences;
import dev.vireo.server.work.HeavyWork;
import io.javalin.config.RoutesConfig;
import java.util.List;

/** Everything about people over HTTP. */
public final class AccountRoutes implements Routes {

    private final List<Routes> parts;

    public AccountRoutes(
            Database database,
            Log log,
            Accounts accounts,
            Sessions sessions,
            Setup setup,
            Passwords passwords,
            SignInLimits limits,
            TrustedProxies proxies,
            Presences presences,
            Throttle throttle,
            HeavyWork work) {
        SignIn signIn = new SignIn(database, log, accounts, sessions, passwords, limits, throttle);
        Avatars avatars = new Avatars(database, log, accounts, work);
        parts = List.of(
                new SetupRoutes(setup, proxies),
                new SessionRoutes(signIn, sessions, proxies),
                new TokenRoutes(new AccessTokens(database, log, accounts, sessions)),
                new UserRoutes(accounts, presences),
                new AvatarRoutes(avatars));
    }

    @Override
    public void addTo(RoutesConfig routes) {
        parts.forEach(part -> part.addTo(routes));
    }
}
