package dev.vireo.server.tls;

import dev.vireo.protocol.Answers;
import dev.vireo.protocol.KeyFingerprint;
import dev.vireo.server.http.Routes;
import io.javalin.config.RoutesConfig;
import java.util.function.Supplier;

/** Tells people by which key the office is known, so that they can compare it with what a colleague's client sees. */
public final class IdentityRoutes implements Routes {

    private final Supplier<KeyFingerprint> fingerprint;
    private final boolean encrypted;

    public IdentityRoutes(Supplier<KeyFingerprint> fingerprint, boolean encrypted) {
        this.fingerprint = fingerprint;
        this.encrypted = encrypted;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/api/v1/identity", ctx -> {
            KeyFingerprint now = fingerprint.get();
            ctx.json(new Answers.Identity(now, now.words(), encrypted));
        });
    }
}
