package dev.vireo.server;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The computer's clock, and ahead of it if a test wants. */
public final class MovableClock implements InstantSource {

    private volatile Duration ahead = Duration.ZERO;

    public void ahead(Duration by) {
        ahead = by;
    }

    @Override
    public Instant instant() {
        return Instant.now().plus(ahead);
    }
}
