package dev.vireo.server.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DailyTimeTest {

    private static DailyTime at(String time, String zone) {
        return new DailyTime(LocalTime.parse(time), ZoneId.of(zone));
    }

    private static Instant instant(String text) {
        return Instant.parse(text);
    }

    @Test
    void theLastTimeIsTodayOnceItHasComeAndYesterdayBefore() {
        DailyTime daily = at("02:10", "Asia/Kolkata");
        assertThat(daily.lastAt(instant("2026-11-29T20:39:59Z"))).isEqualTo(instant("2026-11-28T20:40:00Z"));
        assertThat(daily.lastAt(instant("2026-11-29T20:40:00Z"))).isEqualTo(instant("2026-11-29T20:40:00Z"));
        assertThat(daily.nextAfter(instant("2026-11-29T20:39:59Z"))).isEqualTo(instant("2026-11-29T20:40:00Z"));
        assertThat(daily.nextAfter(instant("2026-11-29T20:40:00Z"))).isEqualTo(instant("2026-11-30T20:40:00Z"));
    }

    @Test
    void aTimeThatTheClocksSkipComesAsMuchLater() {
        assertThat(at("02:10", "Europe/Berlin").nextAfter(instant("2026-03-28T23:00:00Z"))).isEqualTo(instant("2026-03-29T01:10:00Z"));
    }

    @Test
    void aTimeThatComesTwiceCountsTheFirstTime() {
        DailyTime daily = at("02:10", "Europe/Berlin");
        assertThat(daily.nextAfter(instant("2026-10-24T22:00:00Z"))).isEqualTo(instant("2026-10-25T00:10:00Z"));
        assertThat(daily.lastAt(instant("2026-10-25T01:10:00Z"))).as("02:10 again").isEqualTo(instant("2026-10-25T00:10:00Z"));
        assertThat(daily.nextAfter(instant("2026-10-25T01:10:00Z"))).isEqualTo(instant("2026-10-26T01:10:00Z"));
    }

    /** Zones in which clocks change at midnight, by half an hour, and not at all. */
    @ParameterizedTest
    @ValueSource(strings = {"Europe/Berlin", "America/New_York", "Asia/Beirut", "Australia/Lord_Howe", "Asia/Kolkata", "UTC"})
    void eachDayOfAYearHasTheTimeExactlyOnce(String zone) {
        for (String time : List.of("00:00", "00:30", "01:45", "02:10", "02:30", "23:59")) {
            DailyTime daily = at(time, zone);
            List<Instant> times = new ArrayList<>();
            for (Instant now = instant("2026-01-01T00:00:00Z"); now.isBefore(instant("2027-01-01T00:00:00Z")); now = times.getLast()) {
                Instant next = daily.nextAfter(now);
                assertThat(next).isAfter(now);
                assertThat(daily.lastAt(next)).isEqualTo(next);
                times.add(next);
            }
            assertThat(times.stream().map(daily::dateOf)).as("%s in %s", time, zone).doesNotHaveDuplicates().hasSizeBetween(365, 366);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2:10", "02:60", "24:00", "02:10:00", "٠٢:١٠", "noon", " 02:10"})
    void whatIsNoTimeOfDayIsNone(String text) {
        assertThat(DailyTime.time(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Mars/Base", "Asia/", "../UTC"})
    void whatIsNoTimeZoneIsNone(String name) {
        assertThat(DailyTime.zone(name)).isEmpty();
    }
}
