package dev.vireo.server.drill;

import dev.vireo.testing.Http;
import dev.vireo.testing.Http.Answer;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One person's requests, each sent until it is answered, whatever happens to the server meanwhile. One thread. */
final class Repeated {

    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final Duration TIMEOUT = Duration.ofMinutes(3);

    private final FileOffice office;
    private final @Nullable String token;
    private @Nullable Http http;
    private @Nullable URI at;
    private volatile int unanswered;

    /** @param token null for somebody who has none yet */
    Repeated(FileOffice office, @Nullable String token) {
        this.office = office;
        this.token = token;
    }

    /** @param repeated whether an attempt before this one may have been taken, although no answer came */
    record Final(Answer answer, boolean repeated) {

        boolean is(Integer... statuses) {
            return Set.of(statuses).contains(answer.status());
        }
    }

    /** @throws IllegalStateException if no answer but 503 comes for minutes */
    Final ask(Function<Http, Answer> request) {
        long end = System.nanoTime() + TIMEOUT.toNanos();
        boolean repeated = false;
        while (System.nanoTime() < end && !Thread.currentThread().isInterrupted()) {
            if (office.node().port() != 0) {
                try {
                    Answer answer = request.apply(connection());
                    if (answer.status() != 503) {
                        return new Final(answer, repeated);
                    }
                } catch (UncheckedIOException e) {
                    unanswered++;
                    repeated = true;
                }
            }
            LockSupport.parkNanos(this, PAUSE.toNanos());
        }
        throw new IllegalStateException("no answer came");
    }

    private Http connection() {
        URI now = office.address();
        Http open = http;
        if (open == null || !now.equals(at)) {
            open = new Http(now, token);
            http = open;
            at = now;
        }
        return open;
    }

    int unanswered() {
        return unanswered;
    }
}
