package dev.vireo.app.session;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Owns the threads of one session, and ends them with it. Any thread. */
final class SessionPools {

    private static final Logger log = LoggerFactory.getLogger(SessionPools.class);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

    private final ExecutorService disk = Executors.newSingleThreadExecutor(Thread.ofPlatform().name("vireo-disk").daemon().factory());
    private final ExecutorService network = Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("vireo-network-", 0).factory());
    private final SessionExecutors executors;

    /** @param ui the FX thread, or what stands for it */
    SessionPools(Executor ui) {
        executors = new SessionExecutors(ui, untilClosed(disk), untilClosed(network));
    }

    SessionExecutors executors() {
        return executors;
    }

    /** Interrupts what waits for the server, and returns when the disk has everything. Blocks shortly. */
    void close(Runnable lastWrite) {
        network.shutdownNow();
        executors.disk().execute(lastWrite);
        disk.shutdown();
        try {
            if (!disk.awaitTermination(CLOSE_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
                log.warn("The disk is slow, closing without waiting for it");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Work that comes after the end is dropped: the disk and the log have what matters. */
    private static Executor untilClosed(ExecutorService executor) {
        return task -> {
            try {
                executor.execute(() -> {
                    try {
                        task.run();
                    } catch (RuntimeException e) {
                        log.error("Background work failed", e);
                    }
                });
            } catch (RejectedExecutionException e) {
                log.debug("Already closed, dropping background work");
            }
        };
    }
}
