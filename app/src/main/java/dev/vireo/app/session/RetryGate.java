package dev.vireo.app.session;

import dev.vireo.app.client.Backoff;
import dev.vireo.app.client.ServerException;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** Makes work that could not reach the server wait for its next try: longer each time, until the server is back. */
final class RetryGate {

    private final Supplier<Backoff> backoffs;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private long wakings;
    private boolean ended;

    RetryGate(Supplier<Backoff> backoffs) {
        this.backoffs = backoffs;
    }

    /** For one piece of work with its own count of failures. */
    Backoff backoff() {
        return backoffs.get();
    }

    /** Waits after a failure. Returns false when no more tries are wanted. */
    boolean rest(Backoff backoff, ServerException failure) {
        Duration wait = backoff.next(failure.retryAfter().orElse(Duration.ZERO));
        lock.lock();
        try {
            long seen = wakings;
            long left = wait.toNanos();
            while (!ended && seen == wakings && left > 0) {
                left = changed.awaitNanos(left);
            }
            return !ended;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    /** The server is back: everybody tries at once. */
    void wake() {
        lock.lock();
        try {
            wakings++;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    void end() {
        lock.lock();
        try {
            ended = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    boolean hasEnded() {
        lock.lock();
        try {
            return ended;
        } finally {
            lock.unlock();
        }
    }
}
