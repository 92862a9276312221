package dev.vireo.server.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

final class OfficeClockTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
    private final OfficeClock clock = new OfficeClock(now::get, System::nanoTime);

    @Test
    void timesRiseWhileTheClockStandsStill() {
        Instant first = clock.next(Instant.EPOCH);
        Instant second = clock.next(first);
        Instant third = clock.next(second);

        assertThat(first).isEqualTo(NOON);
        assertThat(second).isAfter(first);
        assertThat(third).isAfter(second);
    }

    @Test
    void timesFollowAClockThatIsPutBackAtOnce() {
        now.set(NOON.plus(Duration.ofDays(1)));
        Instant ahead = clock.next(NOON);
        now.set(NOON.plusSeconds(5));

        assertThat(clock.next(ahead)).isEqualTo(NOON.plusSeconds(5));
    }

    /** Two servers' clocks never agree, and one that is adjusted goes back by milliseconds. */
    @Test
    void lessThanASecondIsBridged() {
        Instant ahead = clock.next(NOON.plusMillis(900));

        assertThat(ahead).isAfter(NOON.plusMillis(900)).isBefore(NOON.plusMillis(901));
    }

    @Test
    void timesHaveMicroseconds() {
        now.set(NOON.plusNanos(1_999));

        assertThat(clock.next(Instant.EPOCH)).isEqualTo(NOON.plusNanos(1_000));
    }
}
