package dev.vireo.app.ui;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import java.util.Optional;

/** When something is to happen by itself, as people say it. */
public enum LaterTime {
    /** In twenty minutes. */
    SOON,
    /** At two, before noon. */
    AFTERNOON,
    /** At six, in the afternoon. */
    EVENING,
    /** At nine, tomorrow. */
    TOMORROW,
    /** At nine, on the next Monday that is not tomorrow. */
    MONDAY;

    private static final Duration SOON_IS = Duration.ofMinutes(20);
    private static final LocalTime TWO = LocalTime.of(14, 0);
    private static final LocalTime SIX = LocalTime.of(18, 0);
    private static final LocalTime NINE = LocalTime.of(9, 0);

    /**
     * @param now where the person is
     * @return empty where nobody would say it now
     */
    public Optional<Instant> after(ZonedDateTime now) {
        LocalTime time = now.toLocalTime();
        return switch (this) {
            case SOON -> Optional.of(now.plus(SOON_IS).truncatedTo(ChronoUnit.SECONDS).toInstant());
            case AFTERNOON -> time.isBefore(LocalTime.NOON) ? Optional.of(at(now, 0, TWO)) : Optional.empty();
            case EVENING ->
                    !time.isBefore(LocalTime.NOON) && time.isBefore(SIX.minusHours(1)) ? Optional.of(at(now, 0, SIX)) : Optional.empty();
            case TOMORROW -> Optional.of(at(now, 1, NINE));
            case MONDAY -> now.getDayOfWeek() == DayOfWeek.SUNDAY ? Optional.empty()
                    : Optional.of(now.toLocalDate().with(TemporalAdjusters.next(DayOfWeek.MONDAY)).atTime(NINE).atZone(now.getZone())
                            .toInstant());
        };
    }

    private static Instant at(ZonedDateTime now, int days, LocalTime time) {
        return now.toLocalDate().plusDays(days).atTime(time).atZone(now.getZone()).toInstant();
    }

    String key() {
        return "later." + name().toLowerCase(Locale.ROOT);
    }
}
