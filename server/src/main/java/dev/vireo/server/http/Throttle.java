package dev.vireo.server.http;

import dev.vireo.server.problem.ProblemException;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one person from using up the whole server. Everybody has a token bucket for each kind of work, and only a few of a
 * person's requests run at a time while the others wait. Each server limits its own work, so on several servers a person has as
 * many buckets. Thread-safe.
 */
public final class Throttle {

    /** How long a request waits for a permit before it is refused. */
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    /** For work of which any number may run. */
    static final Runnable NO_PERMIT = () -> {};

    private final RequestLimits limits;
    private final Map<ThrottleKey, Bucket> buckets = new ConcurrentHashMap<>();
    private final Map<ThrottleKey, Semaphore> slots = new ConcurrentHashMap<>();

    public Throttle(RequestLimits limits) {
        this.limits = limits;
    }

    /**
     * Takes one request from a caller's budget.
     *
     * @throws ProblemException 429 if nothing is left
     */
    public void take(WorkKind work, String who) {
        Bucket bucket = bucket(work, who);
        if (bucket != null) {
            ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
            if (!probe.isConsumed()) {
                throw tooMany(work, Duration.ofNanos(probe.getNanosToWaitForRefill()));
            }
        }
    }

    /** Like {@link #take}, without taking. */
    public void requireLeft(WorkKind work, String who) {
        Bucket bucket = buckets.get(new ThrottleKey(work, who));
        if (bucket != null && bucket.getAvailableTokens() < 1) {
            throw tooMany(work, Duration.ofNanos(bucket.estimateAbilityToConsume(1).getNanosToWaitForRefill()));
        }
    }

    /**
     * Waits until few enough of the caller's requests are running.
     *
     * @return gives the permit back; may run any number of times
     */
    public Runnable awaitPermit(WorkKind work, String who) {
        if (work.atOnce == 0 || limits.of(work).isEmpty()) {
            return NO_PERMIT;
        }
        Semaphore slot = slots.computeIfAbsent(new ThrottleKey(work, who), key -> new Semaphore(work.atOnce, true));
        try {
            if (!slot.tryAcquire(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
                throw tooMany(work, Duration.ofSeconds(1));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ProblemException.stopping();
        }
        return new Permit(slot);
    }

    private @Nullable Bucket bucket(WorkKind work, String who) {
        return limits.of(work).map(rate -> buckets.computeIfAbsent(new ThrottleKey(work, who), key -> Bucket.builder()
                .addLimit(limit -> limit.capacity(rate.burst())
                        .refillGreedy(rate.perMinute(), Duration.ofMinutes(1)))
                .build())).orElse(null);
    }

    private static ProblemException tooMany(WorkKind work, Duration wait) {
        return ProblemException.tooMany("Too many requests at once. Wait a moment, then try again.", wait,
                Map.of("limit", work.key()));
    }

    /** Forgets callers whose budget is full. Called periodically. */
    public void forgetIdle() {
        limits.rates().forEach((work, rate) -> buckets.entrySet().removeIf(entry -> entry.getKey().work == work
                && entry.getValue().getAvailableTokens() >= rate.burst()));
        slots.entrySet().removeIf(entry -> entry.getValue().availablePermits() == entry.getKey().work.atOnce);
    }

    /** How many budgets and permits of callers are kept. */
    int kept() {
        return buckets.size() + slots.size();
    }

    private record ThrottleKey(WorkKind work, String who) {
    }

    /** Gives a slot back at its first run only. */
    private static final class Permit implements Runnable {

        private @Nullable Semaphore held;

        Permit(Semaphore held) {
            this.held = held;
        }

        @Override
        public synchronized void run() {
            if (held != null) {
                held.release();
                held = null;
            }
        }
    }
}
