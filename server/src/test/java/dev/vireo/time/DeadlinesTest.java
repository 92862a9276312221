package dev.vireo.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class DeadlinesTest {

    private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");
    private static final Instant END = NOON.plus(Duration.ofMinutes(30));

    private Instant now = NOON;
    private long nanos = Long.MAX_VALUE - 5;
    private final Deadlines deadlines = new Deadlines(() -> now, () -> nanos);

    @Test
    void whatHasAnEndIsDueFromThatTimeOnUntilItIsForgotten() {
        deadlines.set("rama", END);
        assertThat(deadlines.due()).isEmpty();

        now = END;
        assertThat(deadlines.due()).containsExactly(Map.entry("rama", END));
        assertThat(deadlines.due()).containsKey("rama");
        deadlines.forget("rama", END);
        assertThat(deadlines.due()).isEmpty();
    }

    @Test
    void aClockThatIsPutBackKeepsNothingForLonger() {
        deadlines.set("rama", END);
        now = NOON.minus(Duration.ofDays(400));
        deadlines.set("rama", END);
        pass(Duration.ofMinutes(29));
        assertThat(deadlines.due()).isEmpty();

        pass(Duration.ofMinutes(1));
        assertThat(deadlines.due()).containsKey("rama");
    }

    @Test
    void anotherEndCountsInsteadAndWithoutOneNothingIsDue() {
        deadlines.set("rama", END);
        deadlines.set("rama", END.plus(Duration.ofHours(1)));
        deadlines.set("sita", END);
        deadlines.set("sita", null);
        now = END;
        assertThat(deadlines.due()).isEmpty();

        deadlines.forget("rama", END);
        now = END.plus(Duration.ofHours(1));
        assertThat(deadlines.due()).containsOnlyKeys("rama");
    }

    @Test
    void anEndFartherAwayThanCanBeCountedIsNoneForNow() {
        deadlines.set("rama", Instant.MAX);
        assertThat(deadlines.due()).isEmpty();

        deadlines.replace(Map.of("sita", NOON));
        assertThat(deadlines.due()).containsOnlyKeys("sita");
    }

    private void pass(Duration time) {
        nanos += time.toNanos();
    }
}
