package dev.vireo.server.backup;

import dev.vireo.protocol.BackupSchedule;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Optional;

/**
 * A time of day, once on each day of a time zone: where the clocks skip it, as much later as they skip; where it comes twice, the
 * first time.
 */
record DailyTime(LocalTime time, ZoneId zone) {

    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    static DailyTime of(BackupSchedule schedule) {
        return new DailyTime(time(schedule.time()).orElseThrow(), zone(schedule.timeZone()).orElseThrow());
    }

    /** A time as in {@code 02:10}, if it is one. */
    static Optional<LocalTime> time(String text) {
        try {
            return text.matches("[0-9]{2}:[0-9]{2}") ? Optional.of(LocalTime.parse(text, FORMAT)) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** A time zone by its name, as in {@code Asia/Kolkata}, if there is one. */
    static Optional<ZoneId> zone(String name) {
        try {
            return Optional.of(ZoneId.of(name));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** When it last was, now included. */
    Instant lastAt(Instant now) {
        LocalDate today = dateOf(now);
        Instant todays = on(today);
        return todays.isAfter(now) ? on(today.minusDays(1)) : todays;
    }

    Instant nextAfter(Instant now) {
        LocalDate today = dateOf(now);
        Instant todays = on(today);
        return todays.isAfter(now) ? todays : on(today.plusDays(1));
    }

    LocalDate dateOf(Instant moment) {
        return moment.atZone(zone).toLocalDate();
    }

    private Instant on(LocalDate day) {
        return day.atTime(time).atZone(zone).toInstant();
    }
}
