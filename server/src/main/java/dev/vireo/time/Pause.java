package dev.vireo.time;

import java.time.Duration;

/**
 * The only place where a thread sleeps: for what comes at a certain time, and between two tries of what cannot say when it is ready. Whoever
 * waits for another thread uses a lock, a queue or a future instead.
 */
public final class Pause {

    private Pause() {
    }

    /** Returns at once if the time is zero or negative. */
    public static void of(Duration time) throws InterruptedException {
        Thread.sleep(time);
    }

    /** As {@link #of(Duration)}. */
    public static void ofNanos(long nanos) throws InterruptedException {
        of(Duration.ofNanos(nanos));
    }
}
