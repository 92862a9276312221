package dev.vireo.memory;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Gives back what a program needed while it worked. The simplest of Java's collectors returns memory to the system only after collecting
 * everything, and a program at rest never comes to that by itself. So it is asked to, when nobody waits for anything.
 */
public final class RestingMemory {

    private static final Duration LOOK = Duration.ofSeconds(10);
    /** Of one core. */
    private static final double AT_REST = 0.04;
    /** What has to have come together since the last time. */
    private static final long WORTHWHILE = 4 << 20;

    private Duration workedBefore = Duration.ZERO;
    private long kept;

    RestingMemory() {
    }

    /** From now on, for as long as the process runs. */
    public static void watch() {
        RestingMemory memory = new RestingMemory();
        ScheduledExecutorService looks = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("resting-memory").daemon().factory());
        looks.scheduleWithFixedDelay(memory::look, LOOK.toSeconds(), LOOK.toSeconds(), TimeUnit.SECONDS);
    }

    private void look() {
        Duration worked = ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
        if (isDue(worked, used())) {
            System.gc();
            collected(used());
        }
    }

    private static long used() {
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    /** @param worked the processor's time since the start. @param used bytes of the heap. @return whether to collect now */
    boolean isDue(Duration worked, long used) {
        boolean resting = worked.minus(workedBefore).toNanos() < AT_REST * LOOK.toNanos();
        workedBefore = worked;
        return resting && used - kept >= WORTHWHILE;
    }

    /** @param used what is left after a collection */
    void collected(long used) {
        kept = used;
    }
}
