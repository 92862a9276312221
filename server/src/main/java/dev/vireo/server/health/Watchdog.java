package dev.vireo.server.health;

import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks every second whether this server still delivers events. When it does not, it logs that once, with the stack of the
 * thread that hangs: restarting the server would otherwise destroy the only trace.
 */
public final class Watchdog implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Watchdog.class);
    private static final int FRAMES = 30;

    private final Supplier<Optional<String>> stuck;
    private final Supplier<StackTraceElement[]> where;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("watchdog").daemon().factory());
    private boolean told;

    /**
     * @param stuck what keeps people from hearing of what happens; must not block
     * @param where what the thread is doing that should tell them
     */
    public Watchdog(Supplier<Optional<String>> stuck, Supplier<StackTraceElement[]> where) {
        this.stuck = stuck;
        this.where = where;
    }

    public void start() {
        clock.scheduleWithFixedDelay(this::look, 1, 1, TimeUnit.SECONDS);
    }

    private void look() {
        try {
            Optional<String> obstacle = stuck.get();
            if (obstacle.isPresent() && !told) {
                log.error("{} It hangs here:{}", obstacle.get(), Arrays.stream(where.get()).limit(FRAMES)
                        .map(frame -> "\n\tat " + frame).collect(Collectors.joining()));
            } else if (obstacle.isEmpty() && told) {
                log.info("Events are delivered again");
            }
            told = obstacle.isPresent();
        } catch (RuntimeException e) {
            log.error("Unexpected failure in the watchdog", e);
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
