package dev.vireo.app.client;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before trying again: a random time between the least delay and a ceiling that doubles with every failure
 * ("full jitter"), so that all clients of a restarted server do not come back at one moment. Not thread-safe.
 */
public final class Backoff {

    private final Duration least;
    private final Duration most;
    private final RandomGenerator random;
    private int failures;

    public Backoff(Duration least, Duration most, RandomGenerator random) {
        this.least = least;
        this.most = most;
        this.random = random;
    }

    /** The wait after one more failure. */
    public Duration next() {
        failures = Math.min(failures + 1, 30);
        long floor = least.toMillis();
        long ceiling = Math.min(most.toMillis(), floor << Math.min(failures, 30));
        return Duration.ofMillis(ceiling <= floor ? ceiling : random.nextLong(floor, ceiling + 1));
    }

    /** It worked: the next failure is the first again. */
    public void reset() {
        failures = 0;
    }
}
