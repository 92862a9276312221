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
    private final Supplier<StackTraceElement[]> stackTrace;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("watchdog").daemon().factory());
    private boolean reported;

    /**
     * @param stuck      what keeps people from hearing of what happens; must not block
     * @param stackTrace the stack of the thread that delivers events
     */
    public Watchdog(Supplier<Optional<String>> stuck, Supplier<StackTraceElement[]> stackTrace) {
        this.stuck = stuck;
        this.stackTrace = stackTrace;
    }

    public void start() {
        timer.scheduleWithFixedDelay(this::check, 1, 1, TimeUnit.SECONDS);
    }

    private void check() {
        try {
            Optional<String> obstacle = stuck.get();
            if (obstacle.isPresent() && !reported) {
                log.error("{} It hangs here:{}", obstacle.get(), Arrays.stream(stackTrace.get()).limit(FRAMES)
                        .map(frame -> "\n\tat " + frame).collect(Collectors.joining()));
            } else if (obstacle.isEmpty() && reported) {
                log.info("Events are delivered again");
            }
            reported = obstacle.isPresent();
        } catch (RuntimeException e) {
            log.error("Unexpected failure in the watchdog", e);
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
