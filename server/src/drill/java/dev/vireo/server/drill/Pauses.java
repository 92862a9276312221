package dev.vireo.server.drill;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** Pauses between tries as the app makes them: the first up to a second, then "full jitter" between half a second and half a minute. */
final class Pauses {

    private static final long MIN_MILLIS = 500;
    private static final long MAX_MILLIS = 30_000;

    private int failures;

    Duration next() {
        failures = Math.min(failures + 1, 10);
        if (failures == 1) {
            return Duration.ofMillis(ThreadLocalRandom.current().nextLong(2 * MIN_MILLIS + 1));
        }
        long ceiling = Math.min(MAX_MILLIS, MIN_MILLIS << (failures - 1));
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(MIN_MILLIS, ceiling + 1));
    }

    void reset() {
        failures = 0;
    }
}
