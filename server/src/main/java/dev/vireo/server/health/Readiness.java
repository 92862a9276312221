package dev.vireo.server.health;

import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Whether requests should come to this server, as load balancers ask. It answers from what is known already: a database that
 * hangs must not make the question hang. Thread-safe.
 */
public final class Readiness {

    private final BooleanSupplier follows;
    private final BooleanSupplier readOnly;
    private volatile boolean stopping;

    /**
     * Neither may block.
     *
     * @param follows  whether what happens in the office reaches this server
     * @param readOnly whether the database takes no writes, as a standby does
     */
    public Readiness(BooleanSupplier follows, BooleanSupplier readOnly) {
        this.follows = follows;
        this.readOnly = readOnly;
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
        if (!follows.getAsBoolean()) {
            return Optional.of("The office's database cannot be reached just now.");
        }
        return readOnly.getAsBoolean() ? Optional.of("The office's database is read-only, as a standby is.") : Optional.empty();
    }
}
