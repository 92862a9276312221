package dev.vireo.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

final class ClockLeapTest {

    private final AtomicReference<Instant> time = new AtomicReference<>(Instant.parse("2026-03-01T12:00:00Z"));
    private final AtomicLong nanos = new AtomicLong();
    private final ClockLeap leap = new ClockLeap(time::get, nanos::get);

    @Test
    void timeThatPassesIsNoLeap() {
        pass(Duration.ofHours(1), Duration.ofHours(1));
        assertThat(leap.hasLeapt()).isFalse();

        pass(Duration.ofHours(1).plusSeconds(2), Duration.ofHours(1));
        assertThat(leap.hasLeapt()).isFalse();
    }

    @Test
    void aClockThatWentAheadLeaptOnce() {
        pass(Duration.ofDays(365), Duration.ofHours(1));

        assertThat(leap.hasLeapt()).isTrue();
        assertThat(leap.hasLeapt()).isFalse();
    }

    @Test
    void aClockThatWasPutBackForgetsNothingTooEarly() {
        pass(Duration.ofDays(-365), Duration.ofHours(1));

        assertThat(leap.hasLeapt()).isFalse();
    }

    private void pass(Duration byTheClock, Duration inTruth) {
        time.set(time.get().plus(byTheClock));
        nanos.addAndGet(inTruth.toNanos());
    }
}
