package dev.vireo.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Waits for what comes in its time, however slow the machine is. The only place where tests sleep. */
public final class Await {

    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(5);

    private Await() {
    }

    /** @param what it waits for, in the words of a failure */
    public static void until(String what, BooleanSupplier condition) {
        if (!within(TIMEOUT, condition)) {
            throw new AssertionError("in vain awaited: " + what);
        }
    }

    /** Until an assertion holds. */
    public static void until(ThrowingCallable assertion) {
        long end = System.nanoTime() + TIMEOUT.toNanos();
        while (true) {
            try {
                assertion.call();
                return;
            } catch (Throwable e) {
                if (System.nanoTime() - end > 0) {
                    throw new AssertionError("did not come true within " + TIMEOUT.toSeconds() + " s", e);
                }
                LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
            }
        }
    }

    /** Until no thread of this name runs any more. */
    public static void end(String thread) {
        until(() -> assertThat(Thread.getAllStackTraces().keySet()).extracting(Thread::getName).doesNotContain(thread));
    }

    /** @return whether the condition came to hold in this time */
    public static boolean within(Duration timeout, BooleanSupplier condition) {
        long end = System.nanoTime() + timeout.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - end > 0) {
                return false;
            }
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
        return true;
    }

    /** Lets time pass. Only for what is itself about time, such as a caller that sends slowly. */
    public static void time(Duration time) {
        within(time, () -> false);
    }
}
