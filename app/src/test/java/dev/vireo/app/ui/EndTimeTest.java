package dev.vireo.app.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class EndTimeTest {

    /** A Tuesday evening. */
    private static final ZonedDateTime NOW = ZonedDateTime.parse("2026-03-10T18:20:00+05:30[Asia/Kolkata]");
    private static final TimeWords TIMES = new TimeWords(Clock.fixed(NOW.toInstant(), NOW.getZone()));

    @Test
    void anEndIsWhatAPersonThereMeansByIt() {
        assertThat(end(EndTime.NEVER)).isNull();
        assertThat(end(EndTime.HALF_HOUR)).isEqualTo("2026-03-10T13:20:00Z");
        assertThat(end(EndTime.TODAY)).as("midnight there").isEqualTo("2026-03-10T18:30:00Z");
        assertThat(end(EndTime.TOMORROW)).as("nine there").isEqualTo("2026-03-11T03:30:00Z");
        assertThat(EndTime.TIME.after(NOW, LocalTime.of(19, 0))).isEqualTo("2026-03-10T13:30:00Z");
        assertThat(EndTime.TIME.after(NOW, LocalTime.of(9, 0))).as("over for today").isEqualTo("2026-03-11T03:30:00Z");
        assertThat(EndTime.WEEK.after(NOW, LocalTime.NOON)).isBetween("2026-03-11T18:30:00Z", "2026-03-16T18:30:00Z");
    }

    @Test
    void midnightIsAskedOfADayThatBeginsLater() {
        // In Beirut, 29 March 2026 began at one o'clock.
        ZonedDateTime before = ZonedDateTime.of(2026, 3, 28, 12, 0, 0, 0, ZoneId.of("Asia/Beirut"));
        assertThat(EndTime.TODAY.after(before, LocalTime.NOON)).isEqualTo("2026-03-28T22:00:00Z");
    }

    @Test
    void anEndIsSaidInAsFewWordsAsItNeeds() {
        assertThat(until("2026-03-10T13:30:00Z")).isEqualTo("until " + digits("19:00"));
        assertThat(until("2026-03-10T18:30:00Z")).isEqualTo("until the end of today");
        assertThat(until("2026-03-11T03:30:00Z")).endsWith(", " + digits("09:00"));
        assertThat(TIMES.status("", Instant.parse("2026-03-10T18:30:00Z"))).isEqualTo("until the end of today");
        assertThat(TIMES.status("At lunch", null)).isEqualTo("At lunch");
        assertThat(TIMES.status("At lunch", Instant.parse("2026-03-10T18:30:00Z"))).isEqualTo("At lunch · until the end of today");
    }

    private static String until(String instant) {
        return TIMES.until(Instant.parse(instant));
    }

    /** As the reader's language writes them. */
    private static String digits(String time) {
        return DateTimeFormatter.ofPattern("HH:mm", Texts.locale()).format(LocalTime.parse(time));
    }

    private static @Nullable Instant end(EndTime end) {
        return end.after(NOW, LocalTime.NOON);
    }
}
