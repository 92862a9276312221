package dev.vireo.app.channels;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;

/** For how long somebody may want to be told of nothing. */
enum MuteDuration {
    HOUR,
    TOMORROW,
    ALWAYS;

    /** Later than any conversation will last. */
    private static final Instant FOR_GOOD = Instant.parse("9999-12-31T00:00:00Z");
    private static final Instant FAR_FUTURE = Instant.parse("9000-01-01T00:00:00Z");
    private static final LocalTime MORNING = LocalTime.of(8, 0);

    /** Until when, if it begins now, in the clock's time zone. */
    Instant until(Clock clock) {
        return switch (this) {
            case HOUR -> clock.instant().plus(Duration.ofHours(1));
            case TOMORROW -> LocalDate.now(clock).plusDays(1).atTime(MORNING).atZone(clock.getZone()).toInstant();
            case ALWAYS -> FOR_GOOD;
        };
    }

    /** Whether being muted until then ends only by hand. */
    static boolean forGood(Instant until) {
        return until.isAfter(FAR_FUTURE);
    }
}
