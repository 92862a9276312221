package dev.vireo.server.http;

import dev.vireo.protocol.Limits;
import dev.vireo.server.problem.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Checks when something is to end by itself. */
public final class FutureTime {

    private FutureTime() {
    }

    /**
     * A time that is not over yet, and not so far away that only a wrong clock can mean it; null stays null.
     *
     * @return the time to the millisecond
     * @throws ProblemException 400 naming the field
     */
    public static @Nullable Instant of(String field, @Nullable Instant time, Instant now) {
        if (time == null) {
            return null;
        }
        if (!time.isAfter(now)) {
            throw ProblemException.badField(field, "This time is over already. Choose a later one.");
        }
        if (time.isAfter(now.plus(Duration.ofDays(Limits.STATUS_DAYS)))) {
            throw ProblemException.badField(field, "Choose a time at most a year away.");
        }
        return time.truncatedTo(ChronoUnit.MILLIS);
    }
}
