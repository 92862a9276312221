package dev.vireo.server.backbone;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Queues what waits to be sent to the other servers: only the latest position, and a bounded number of signals, so that nothing
 * piles up whatever the state of the backbone. Thread-safe; adding never waits.
 */
final class OutgoingSignals {

    private static final int MAX_SIGNALS = 1_024;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private final Deque<String> signals = new ArrayDeque<>();
    private long sentPosition;
    private long position;
    private boolean wakeRequested;

    void position(long pos) {
        lock.lock();
        try {
            position = Math.max(position, pos);
            news.signal();
        } finally {
            lock.unlock();
        }
    }

    /** When there are too many, the oldest is dropped, since it is the first to be outdated. */
    void signal(String signal) {
        lock.lock();
        try {
            if (signals.size() == MAX_SIGNALS) {
                signals.removeFirst();
            }
            signals.addLast(signal);
            news.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Sends the last position again, since perhaps nobody received it. */
    void repeat() {
        lock.lock();
        try {
            sentPosition = 0;
            news.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Wakes the waiting thread, even if there is nothing to send. */
    void wake() {
        lock.lock();
        try {
            wakeRequested = true;
            news.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Waits up to the timeout for something to send, and takes all of it. */
    OutgoingBatch take(Duration timeout) throws InterruptedException {
        lock.lock();
        try {
            long nanos = timeout.toNanos();
            while (position == sentPosition && signals.isEmpty() && !wakeRequested && nanos > 0) {
                nanos = news.awaitNanos(nanos);
            }
            OutgoingBatch batch = new OutgoingBatch(position > sentPosition ? position : 0, new ArrayList<>(signals));
            sentPosition = position;
            signals.clear();
            wakeRequested = false;
            return batch;
        } finally {
            lock.unlock();
        }
    }

    /** Waits the whole time, then drops the signals that could not be sent: they are outdated. */
    void pause(Duration time) throws InterruptedException {
        lock.lock();
        try {
            long nanos = time.toNanos();
            while (nanos > 0 && !wakeRequested) {
                nanos = news.awaitNanos(nanos);
            }
            signals.clear();
            wakeRequested = false;
        } finally {
            lock.unlock();
        }
    }

    /** @param position 0 if there is no new one */
    record OutgoingBatch(long position, List<String> signals) {
    }
}
