package dev.vireo.server.search;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Guards what the index's thread and its callers share, and lets either wait for a change by the other, until it is closed. */
final class Waiting {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition change = lock.newCondition();
    private boolean closed;

    void update(Runnable news) {
        lock.lock();
        try {
            news.run();
            change.signalAll();
        } finally {
            lock.unlock();
        }
    }

    <T> T get(Supplier<T> what) {
        lock.lock();
        try {
            return what.get();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until the condition holds, the time is over, or this is closed. */
    void await(Duration timeout, BooleanSupplier condition) {
        long nanos = timeout.toNanos();
        lock.lock();
        try {
            while (!closed && !condition.getAsBoolean() && nanos > 0) {
                nanos = change.awaitNanos(nanos);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    void close() {
        update(() -> closed = true);
    }

    boolean isClosed() {
        return get(() -> closed);
    }
}
