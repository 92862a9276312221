package dev.vireo.app.client;

import dev.vireo.time.Pause;
import java.io.IOException;
import java.time.Duration;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/**
 * Decides how often a call is tried before it has failed. A server that is restarted refuses or drops a call and another takes it
 * a moment later; whoever clicked need not know.
 *
 * @param backoffs the waits of one call
 * @param window   tries come until so long after the first failure; zero: a call is tried once
 */
record RetryPolicy(Supplier<Backoff> backoffs, Duration window) {

    /** Asks to wait a moment; it says for how long. */
    private static final int TOO_MANY = 429;

    /** @param call harmless to repeat; gets the number of the try, from 0 */
    <T> T of(IntFunction<T> call) {
        Backoff backoff = backoffs.get();
        long firstFailure = 0;
        for (int attempt = 0;; attempt++) {
            try {
                return call.apply(attempt);
            } catch (ServerException e) {
                long now = System.nanoTime();
                firstFailure = attempt == 0 ? now : firstFailure;
                Duration wait = backoff.next(e.retryAfter().orElse(Duration.ZERO));
                if (!isTemporary(e) || now - firstFailure + wait.toNanos() >= window.toNanos() || !rest(wait)) {
                    throw e;
                }
            }
        }
    }

    /** Whether it looks like a server that stops or a balancer that has not noticed yet. Silence does not: that took long enough. */
    private static boolean isTemporary(ServerException failure) {
        return switch (failure) {
            case ServerException.Refused refused -> refused.status() >= 502 && refused.status() <= 504
                    || refused.status() == TOO_MANY && refused.retryAfter().isPresent();
            case ServerException.Unreachable unreachable -> unreachable.getCause() instanceof IOException;
            case ServerException.Unauthorised _ -> false;
        };
    }

    private static boolean rest(Duration wait) {
        try {
            Pause.of(wait);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
