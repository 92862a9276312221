package dev.vireo.server.drill;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** Pauses between tries as the app makes them: "full jitter" between half a second and half a minute. One thread. */
final class Pauses {

    private static final long LEAST_MILLIS = 500;
    private static final long MOST_MILLIS = 30_000;

    private int failures;

    Duration next() {
        failures = Math.min(failures + 1, 10);
        long ceiling = Math.min(MOST_MILLIS, LEAST_MILLIS << failures);
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(LEAST_MILLIS, ceiling + 1));
    }

    void reset() {
        failures = 0;
    }
}
