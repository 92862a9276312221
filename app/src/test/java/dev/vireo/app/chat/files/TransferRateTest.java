package dev.vireo.app.chat.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class TransferRateTest {

    private final AtomicLong time = new AtomicLong();
    private final TransferRate rate = new TransferRate(1_000, time::get);

    private void after(int seconds, double progress) {
        time.addAndGet(Duration.ofSeconds(seconds).toNanos());
        rate.reached(progress);
    }

    @Test
    void theLastSecondsSayHowFastItIsAndHowLongItStillTakes() {
        after(0, 0);
        after(1, 0.5);
        assertThat(rate.estimate()).as("too early").isEmpty();
        after(10, 0.6);
        assertThat(rate.estimate()).as("nothing else in the last seconds").isEmpty();
        after(4, 0.8);
        assertThat(rate.estimate()).contains(new TransferRate.Estimate(50, Duration.ofSeconds(4)));
    }

    @Test
    void whatBeginsAnewIsMeasuredAnew() {
        after(0, 0);
        after(4, 0.8);
        after(1, 0.1);
        assertThat(rate.estimate()).isEmpty();
        after(2, 0.3);
        assertThat(rate.estimate()).contains(new TransferRate.Estimate(100, Duration.ofSeconds(7)));
    }
}
