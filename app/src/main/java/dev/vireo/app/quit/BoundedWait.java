package dev.vireo.app.quit;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for what is being closed, so that a session that does not end cannot keep the client from going on. */
public final class BoundedWait {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private BoundedWait() {
    }

    /** @throws IllegalStateException if what is awaited failed, or is not done in time */
    public static void until(Future<?> closed) {
        try {
            closed.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
