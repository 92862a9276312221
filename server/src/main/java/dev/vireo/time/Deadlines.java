package dev.vireo.time;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * When things end that somebody set an end to: at that time of the clock, or once as long has passed as it was away when this learnt of
 * it, whichever comes first. So a clock that is put back keeps nothing for longer. Thread-safe.
 */
public final class Deadlines {

    private record Deadline(Instant at, long nanos) {
    }

    /** Longer than any end that can be set is away, and short enough to count in nanoseconds. */
    private static final Duration FARTHEST = Duration.ofDays(10_000);

    private final InstantSource clock;
    private final LongSupplier nanos;
    private final Map<String, Deadline> all = new HashMap<>();

    public Deadlines(InstantSource clock) {
        this(clock, System::nanoTime);
    }

    /** @param nanos a steady clock, as {@link System#nanoTime} */
    Deadlines(InstantSource clock, LongSupplier nanos) {
        this.clock = clock;
        this.nanos = nanos;
    }

    /** Takes these instead of all that there were. */
    public synchronized void replace(Map<String, Instant> ends) {
        all.keySet().retainAll(ends.keySet());
        ends.forEach(this::set);
    }

    /** @param at null if it has no end */
    public synchronized void set(String key, @Nullable Instant at) {
        if (at == null) {
            all.remove(key);
            return;
        }
        Deadline known = all.get(key);
        if (known == null || !known.at.equals(at)) {
            Duration left = Duration.between(clock.instant(), at);
            Duration counted = left.compareTo(FARTHEST) < 0 ? left : FARTHEST;
            all.put(key, new Deadline(at, nanos.getAsLong() + Math.max(0, counted.toSeconds()) * 1_000_000_000));
        }
    }

    /** Forgets an end that turned out to hold no longer, unless another has been set since. */
    public synchronized void forget(String key, Instant at) {
        Deadline known = all.get(key);
        if (known != null && known.at.equals(at)) {
            all.remove(key);
        }
    }

    /** Those whose time has come, until they are set anew or forgotten. */
    public synchronized Map<String, Instant> due() {
        Instant now = clock.instant();
        long steady = nanos.getAsLong();
        Map<String, Instant> due = new HashMap<>();
        all.forEach((key, deadline) -> {
            if (!deadline.at.isAfter(now) || deadline.nanos - steady <= 0) {
                due.put(key, deadline.at);
            }
        });
        return due;
    }
}
