package dev.vireo.server;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/** Detects that the computer's clock went ahead further than time passed, because it was set or the computer slept. One thread. */
final class ClockLeap {

    /** Daylight saving does not change this clock, and adjustments change it by seconds. */
    private static final Duration LEAP = Duration.ofMinutes(30);

    private final InstantSource clock;
    private final LongSupplier nanos;
    private Instant lastTime;
    private long lastNanos;

    /** @param nanos a steady clock, as {@link System#nanoTime} */
    ClockLeap(InstantSource clock, LongSupplier nanos) {
        this.clock = clock;
        this.nanos = nanos;
        this.lastTime = clock.instant();
        this.lastNanos = nanos.getAsLong();
    }

    /** Whether the clock leapt ahead since the last call. */
    boolean hasLeapt() {
        Instant time = clock.instant();
        long steady = nanos.getAsLong();
        Duration ahead = Duration.between(lastTime, time).minusNanos(steady - lastNanos);
        lastTime = time;
        lastNanos = steady;
        return ahead.compareTo(LEAP) > 0;
    }
}
