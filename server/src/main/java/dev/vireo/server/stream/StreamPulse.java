package dev.vireo.server.stream;

import java.time.Duration;
import java.util.concurrent.Executor;

/**
 * Tells whether streams are served: their clock ticks, and their writers take work. It is asked from outside, since what hangs
 * cannot say so. Thread-safe.
 */
final class StreamPulse {

    /** A busy computer may be late; this late only one that is stuck. */
    private static final Duration MAX_DELAY = Duration.ofSeconds(10);

    private final Executor writers;
    private volatile long tickedAt = System.nanoTime();
    private volatile long probedAt = System.nanoTime();
    private volatile boolean probePending;

    StreamPulse(Executor writers) {
        this.writers = writers;
    }

    /** The clock ticks. One thread. */
    void tick() {
        tickedAt = System.nanoTime();
        if (!probePending) {
            probePending = true;
            probedAt = tickedAt;
            writers.execute(() -> probePending = false);
        }
    }

    boolean isAlive() {
        long now = System.nanoTime();
        return now - tickedAt < MAX_DELAY.toNanos() && (!probePending || now - probedAt < MAX_DELAY.toNanos());
    }
}
