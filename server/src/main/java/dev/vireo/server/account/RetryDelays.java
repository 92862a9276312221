package dev.vireo.server.account;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Counts failures by key and delays each further attempt: after some free ones by one second, then two, four, and up to a
 * minute. Not longer, since a delay that grows without end would let anybody lock another out. Remembers a bounded number of
 * keys, the most recent ones, and forgets a key after a quarter of an hour without a failure. Kept in memory, by each server for
 * itself. Thread-safe.
 */
final class RetryDelays {

    static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(15);
    static final Duration LONGEST = Duration.ofMinutes(1);
    private static final int REMEMBERED = 10_000;

    private final int free;
    private final LongSupplier nanoTime;
    private final Map<String, FailureCount> failures = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, FailureCount> eldest) {
            return size() > REMEMBERED;
        }
    };

    RetryDelays(int free, LongSupplier nanoTime) {
        this.free = free;
        this.nanoTime = nanoTime;
    }

    /** How long an attempt with this key must still wait; zero if it need not. */
    synchronized Duration left(String key) {
        FailureCount past = failures.get(key);
        return past == null ? Duration.ZERO : past.left(nanoTime.getAsLong());
    }

    synchronized void failed(String key) {
        long now = nanoTime.getAsLong();
        FailureCount past = failures.get(key);
        int count = past == null || past.isForgotten(now) ? 1 : past.count() + 1;
        failures.put(key, new FailureCount(count, now, now + wait(count, free).toNanos()));
    }

    /** How long the attempt after this many failures waits; the first few are free. */
    static Duration wait(int count, int free) {
        if (count <= free) {
            return Duration.ZERO;
        }
        Duration doubled = Duration.ofSeconds(1L << Math.min(count - free - 1, 6));
        return doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
    }

    private record FailureCount(int count, long last, long until) {

        Duration left(long now) {
            return Duration.ofNanos(Math.max(0, until - now));
        }

        boolean isForgotten(long now) {
            return now - last > FORGOTTEN_AFTER.toNanos();
        }
    }
}
