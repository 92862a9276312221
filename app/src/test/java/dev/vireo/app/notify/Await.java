package dev.vireo.app.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Waits until an assertion holds. */
public final class Await {

    private static final long PATIENCE_SECONDS = 30;

    private Await() {
    }

    /** Until no thread of this name runs any more. */
    public static void end(String thread) {
        until(() -> assertThat(Thread.getAllStackTraces().keySet()).extracting(Thread::getName).doesNotContain(thread));
    }

    public static void until(ThrowingCallable assertion) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (true) {
            try {
                assertion.call();
                return;
            } catch (Throwable e) {
                if (System.nanoTime() > end) {
                    throw new AssertionError("did not come true within " + PATIENCE_SECONDS + " s", e);
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
            }
        }
    }
}
