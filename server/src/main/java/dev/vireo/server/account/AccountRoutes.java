package dev.vireo.server.account;

import dev.vireo.server.channel.Visibility;
import dev.vireo.server.http.Routes;
import dev.vireo.server.http.TrustedProxies;
import dev.vireo.server.presence.PresenceTracker;
import io.javalin.config.RoutesConfig;
import java.util.List;

/** Serves everything about people over HTTP. */
public final class AccountRoutes implements Routes {

    private final List<Routes> parts;

    public AccountRoutes(OfficeSetup setup, PasswordSignIn signIn, PasswordChanges passwords, SignedInDevices devices,
            AccessTokens tokens, Accounts accounts, StatusTexts statusTexts, Visibility visibility, Avatars avatars,
            PresenceTracker presenceTracker,
            TrustedProxies proxies) {
        parts = List.of(
                new SetupRoutes(setup, proxies),
                new SessionRoutes(signIn, devices, proxies),
                new PasswordRoutes(passwords, proxies),
                new TokenRoutes(tokens),
                new UserRoutes(accounts, statusTexts, visibility, presenceTracker),
                new AvatarRoutes(avatars));
    }

    @Override
    public void addTo(RoutesConfig routes) {
        parts.forEach(part -> part.addTo(routes));
    }
}
