package dev.vireo.server.drill;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Lets somebody work at an even pace, in a thread of its own, and pause. What was due in a pause is left out. */
final class Pace {

    private final PacedWork work;
    private final long interval;
    private final Thread thread;
    private final Ledger ledger;
    private volatile boolean paused;
    private volatile boolean idle;
    private volatile boolean ended;

    Pace(PacedWork work, Duration interval, Ledger ledger) {
        this.work = work;
        this.interval = interval.toNanos();
        this.ledger = ledger;
        this.thread = Thread.ofVirtual().name("pace").start(this::run);
    }

    private void run() {
        long due = System.nanoTime();
        while (!ended) {
            if (paused) {
                idle = true;
                LockSupport.parkNanos(this, 10_000_000);
                due = System.nanoTime();
                continue;
            }
            idle = false;
            if (System.nanoTime() < due) {
                LockSupport.parkNanos(this, due - System.nanoTime());
                continue;
            }
            due = Math.max(due + interval, System.nanoTime() - interval);
            try {
                work.next();
            } catch (RuntimeException | AssertionError e) {
                if (!ended) {
                    ledger.fault("somebody cannot go on: " + e);
                }
                ended = true;
            }
        }
        idle = true;
    }

    void pause() {
        paused = true;
        LockSupport.unpark(thread);
    }

    void resume() {
        idle = false;
        paused = false;
        LockSupport.unpark(thread);
    }

    /** Whether it does nothing at the moment. */
    boolean isIdle() {
        return idle;
    }

    void end() {
        ended = true;
        thread.interrupt();
    }
}
