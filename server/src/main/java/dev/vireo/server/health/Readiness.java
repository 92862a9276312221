package dev.vireo.server.health;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Tells load balancers whether requests should come to this server. It answers from what is already known, so that a database
 * that hangs does not make the answer hang. Thread-safe.
 */
public final class Readiness {

    private final Supplier<Optional<String>> stuck;
    private final BooleanSupplier following;
    private final BooleanSupplier readOnly;
    private volatile boolean stopping;

    /**
     * None of these may block.
     *
     * @param stuck     why events do not reach people because of this server itself
     * @param following whether changes in the office reach this server
     * @param readOnly  whether the database takes no writes, as a standby does
     */
    public Readiness(Supplier<Optional<String>> stuck, BooleanSupplier following, BooleanSupplier readOnly) {
        this.stuck = stuck;
        this.following = following;
        this.readOnly = readOnly;
    }

    /** Asks load balancers to send no more requests, since the server is about to stop. */
    public void stop() {
        stopping = true;
    }

    /** Why requests should go elsewhere, in plain words; empty while the server is ready. */
    Optional<String> obstacle() {
        if (stopping) {
            return Optional.of("The server is shutting down.");
        }
        Optional<String> stall = stuck.get();
        if (stall.isPresent()) {
            return stall;
        }
        if (!following.getAsBoolean()) {
            return Optional.of("The office's database can't be reached.");
        }
        return readOnly.getAsBoolean() ? Optional.of("The office's database is read-only, as a standby is.") : Optional.empty();
    }
}
