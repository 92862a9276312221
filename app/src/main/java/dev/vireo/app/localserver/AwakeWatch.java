package dev.vireo.app.localserver;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * While colleagues are connected, asks the system to warn before it shuts down, and to stay awake if the host wants that. Looks every few
 * seconds on a thread of its own, so that a choice made in another process counts too.
 */
final class AwakeWatch implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(AwakeWatch.class);

    private final BooleanSupplier colleagues;
    private final Supplier<Optional<List<String>>> command;
    private final Duration interval;
    private final CountDownLatch closed = new CountDownLatch(1);
    private List<String> asked = List.of();
    private @Nullable Process asking;
    private boolean refused;

    /**
     * @param colleagues whether any are connected
     * @param command    what asks the system as the host wants it now
     */
    AwakeWatch(BooleanSupplier colleagues, Supplier<Optional<List<String>>> command, Duration interval) {
        this.colleagues = colleagues;
        this.command = command;
        this.interval = interval;
        Thread.ofPlatform().daemon().name("office-awake").start(this::run);
    }

    @Override
    public void close() {
        closed.countDown();
    }

    private void run() {
        try {
            while (!closed.await(interval.toMillis(), TimeUnit.MILLISECONDS)) {
                look();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            release();
        }
    }

    private void look() {
        List<String> wanted = colleagues.getAsBoolean() ? command.get().orElse(List.of()) : List.of();
        Process now = asking;
        if (!wanted.equals(asked)) {
            release();
            refused = false;
            asked = wanted;
        } else if (now != null && !now.isAlive()) {
            log.info("The system doesn't let Vireo warn before it sleeps or shuts down");
            asking = null;
            refused = true;
        }
        if (asking == null && !refused && !asked.isEmpty()) {
            ask();
        }
    }

    private void ask() {
        try {
            asking = StayAwake.start(asked);
        } catch (IOException e) {
            log.info("Vireo can't ask the system to stay awake: {}", e.getMessage());
            refused = true;
        }
    }

    private void release() {
        Process now = asking;
        asking = null;
        if (now != null) {
            try {
                now.getOutputStream().close();
            } catch (IOException e) {
                log.debug("It ended before: {}", e.getMessage());
            }
            now.destroy();
        }
    }
}
