package dev.vireo.app.client;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Decides how long to wait before trying again: soon the first time, since there may be another server already, then a random
 * time between the least delay and a ceiling that doubles with every failure ("full jitter"). The first wait is random too: all
 * clients of a server that stops must not come back at one moment. Not thread-safe.
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

    /** The wait after one more failure: at first up to twice the least delay, then at least that delay. */
    public Duration next() {
        failures = Math.min(failures + 1, 30);
        if (failures == 1) {
            return upTo(least.multipliedBy(2));
        }
        long floor = least.toMillis();
        long ceiling = Math.min(most.toMillis(), floor << (failures - 1));
        return Duration.ofMillis(ceiling <= floor ? ceiling : random.nextLong(floor, ceiling + 1));
    }

    /** As {@link #next()}, and not before the time that a server asked for; spread behind it, since it asked others the same. */
    public Duration next(Duration asked) {
        Duration wait = next();
        if (asked.isZero()) {
            return wait;
        }
        Duration spread = asked.dividedBy(2);
        Duration patient = asked.plus(upTo(spread.compareTo(least) < 0 ? least : spread));
        return wait.compareTo(patient) < 0 ? patient : wait;
    }

    private Duration upTo(Duration longest) {
        return Duration.ofMillis(random.nextLong(longest.toMillis() + 1));
    }

    /** It worked: the next failure is the first again. */
    public void reset() {
        failures = 0;
    }
}
