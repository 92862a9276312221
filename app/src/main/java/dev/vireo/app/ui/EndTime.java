package dev.vireo.app.ui;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.time.temporal.WeekFields;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** When something that a person sets ends by itself, as people say it. */
public enum EndTime {
    NEVER, HALF_HOUR, HOUR, TODAY, WEEK,
    /** At nine, tomorrow. */
    TOMORROW,
    /** The next time that a clock here shows a chosen time. */
    TIME;

    private static final LocalTime MORNING = LocalTime.of(9, 0);

    public String words() {
        return Texts.of(EndTime.class).get("end." + name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    /**
     * @param now  where the person is
     * @param time counts for {@link #TIME} alone
     * @return null for never
     */
    public @Nullable Instant after(ZonedDateTime now, LocalTime time) {
        return switch (this) {
            case NEVER -> null;
            case HALF_HOUR -> now.plus(Duration.ofMinutes(30)).truncatedTo(ChronoUnit.SECONDS).toInstant();
            case HOUR -> now.plus(Duration.ofHours(1)).truncatedTo(ChronoUnit.SECONDS).toInstant();
            case TODAY -> now.toLocalDate().plusDays(1).atStartOfDay(now.getZone()).toInstant();
            case WEEK -> {
                DayOfWeek first = WeekFields.of(Locale.getDefault(Locale.Category.FORMAT)).getFirstDayOfWeek();
                yield now.toLocalDate().with(TemporalAdjusters.next(first)).atStartOfDay(now.getZone()).toInstant();
            }
            case TOMORROW -> now.toLocalDate().plusDays(1).atTime(MORNING).atZone(now.getZone()).toInstant();
            case TIME -> {
                ZonedDateTime today = now.toLocalDate().atTime(time).atZone(now.getZone());
                yield (today.isAfter(now) ? today : now.toLocalDate().plusDays(1).atTime(time).atZone(now.getZone())).toInstant();
            }
        };
    }
}
