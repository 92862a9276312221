package dev.vireo.server;

import dev.vireo.server.problem.ProblemException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs periodic chores on one thread: saving what is not worth a write each time, and deleting what is old. */
final class Housekeeping implements AutoCloseable {

    /** The intervals of chores, by purpose. */
    static final Duration MAINTAINING = Duration.ofSeconds(1);
    static final Duration EVICTING = Duration.ofMinutes(1);
    static final Duration SAVING = Duration.ofMinutes(2);
    static final Duration TIDYING = Duration.ofHours(1);

    private static final Logger logger = LoggerFactory.getLogger(Housekeeping.class);

    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("housekeeping").daemon().factory());

    private final List<Runnable> chores = new CopyOnWriteArrayList<>();

    void every(Duration interval, Runnable chore) {
        chores.add(chore);
        long seconds = interval.toSeconds();
        executor.scheduleWithFixedDelay(() -> runSafely(chore), seconds, seconds, TimeUnit.SECONDS);
    }

    /**
     * Like {@link #every}, for chores that delete by age. If the computer's clock leapt ahead, the chore is skipped once: a wrong
     * clock will probably be noticed before its next run.
     */
    void everyByAge(Duration interval, InstantSource clock, Runnable chore) {
        chores.add(chore);
        ClockLeap leap = new ClockLeap(clock, System::nanoTime);
        long seconds = interval.toSeconds();
        executor.scheduleWithFixedDelay(() -> {
            if (leap.hasLeapt()) {
                logger.warn("The clock jumped ahead: deleting old data is postponed to the next run");
            } else {
                runSafely(chore);
            }
        }, seconds, seconds, TimeUnit.SECONDS);
    }

    /** Runs all chores now. */
    void now() {
        chores.forEach(Runnable::run);
    }

    private static void runSafely(Runnable chore) {
        try {
            chore.run();
        } catch (ProblemException e) {
            logger.warn("Housekeeping is postponed: {}", e.getMessage());
        } catch (RuntimeException e) {
            logger.error("Housekeeping failed", e);
        }
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
