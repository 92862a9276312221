package dev.vireo.server.attachment;

import dev.vireo.server.problem.ProblemException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Lets the pieces of files use only a few database connections at a time on this server, so that the office keeps working. */
final class PieceConnections {

    private static final int AT_ONCE = 2;
    private static final Duration TIMEOUT = Duration.ofMinutes(1);

    private final Semaphore free = new Semaphore(AT_ONCE);

    /** @throws ProblemException if none becomes free in a minute */
    <T> T use(Supplier<T> work) {
        try {
            if (!free.tryAcquire(TIMEOUT.toSeconds(), TimeUnit.SECONDS)) {
                throw ProblemException.busy();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ProblemException.stopping();
        }
        try {
            return work.get();
        } finally {
            free.release();
        }
    }
}
