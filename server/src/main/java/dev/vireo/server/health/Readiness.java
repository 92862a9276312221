package dev.vireo.server.health;

import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Whether requests should come to this server, as load balancers ask. It answers from what is known already: a database that
 * hangs must not make the question hang. Thread-safe.
 */
public final class Readiness {

    private final BooleanSupplier follows;
    private volatile boolean stopping;

    /** @param follows whether what happens in the office reaches this server; must not block */
    public Readiness(BooleanSupplier follows) {
        this.follows = follows;
    }

    /** The server is about to stop: no more requests, please. */
    public void stop() {
        stopping = true;
    }

    /** Why requests should go elsewhere, in plain words; empty while they are welcome. */
    Optional<String> obstacle() {
        if (stopping) {
            return Optional.of("The server is stopping.");
        }
        return follows.getAsBoolean() ? Optional.empty() : Optional.of("The office's database cannot be reached just now.");
    }
}
