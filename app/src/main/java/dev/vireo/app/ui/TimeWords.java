package dev.vireo.app.ui;

import dev.vireo.protocol.Presence;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Moments in as few words as a reader needs: 14:05 today, then "Yesterday", the weekday, the date. In the clock's time zone. */
public final class TimeWords {

    private static final int DAYS_WITH_A_NAME = 7;

    private final Clock clock;
    private final Locale locale = Texts.locale();
    private final Texts texts = Texts.of(TimeWords.class);
    private final DateTimeFormatter time = LocalFormats.time();
    private final DateTimeFormatter date = LocalFormats.shortDate();
    private final DateTimeFormatter dateOfAnotherYear = LocalFormats.date();

    public TimeWords(Clock clock) {
        this.clock = clock;
    }

    /** For a narrow column: "14:05", "Yesterday", "Tuesday", "12 Mar", "12 Mar 2025". */
    public String moment(Instant instant) {
        ZonedDateTime then = instant.atZone(clock.getZone());
        LocalDate day = then.toLocalDate();
        long daysAgo = ChronoUnit.DAYS.between(day, today());
        if (daysAgo <= 0) {
            return time.format(then);
        }
        if (daysAgo == 1) {
            return texts.get("time.yesterday");
        }
        if (daysAgo < DAYS_WITH_A_NAME) {
            return then.getDayOfWeek().getDisplayName(TextStyle.FULL_STANDALONE, locale);
        }
        return (day.getYear() == today().getYear() ? date : dateOfAnotherYear).format(then);
    }

    /** For somebody who is offline: "Last seen 14:05", "Last seen yesterday", "Last seen Tuesday", "Last seen 12 Mar". */
    public String lastSeen(Instant instant) {
        LocalDate day = instant.atZone(clock.getZone()).toLocalDate();
        return day.equals(today().minusDays(1)) ? texts.get("time.last-seen-yesterday")
                : texts.get("time.last-seen", moment(instant));
    }

    /** Whether somebody can be reached, since when not, and until when. */
    public String presence(Presence presence, @Nullable Instant lastSeen, @Nullable Instant until) {
        String words = PresenceDot.words(presence);
        return presence == Presence.OFFLINE && lastSeen != null ? lastSeen(lastSeen)
                : until == null ? words : texts.get("presence.until", words, until(until));
    }

    /** When something ends: "until 14:05", "until the end of today", "until Friday", "until Friday, 14:05", "until 12 Mar". */
    public String until(Instant instant) {
        ZonedDateTime then = instant.atZone(clock.getZone());
        // Midnight ends the day before it.
        boolean wholeDay = then.toLocalTime().equals(LocalTime.MIDNIGHT);
        LocalDate day = wholeDay ? then.toLocalDate().minusDays(1) : then.toLocalDate();
        if (!day.isAfter(today())) {
            return texts.get(wholeDay ? "time.until-today" : "time.until", time.format(then));
        }
        String name = ChronoUnit.DAYS.between(today(), day) < DAYS_WITH_A_NAME
                ? day.getDayOfWeek().getDisplayName(TextStyle.FULL_STANDALONE, locale)
                : (day.getYear() == today().getYear() ? date : dateOfAnotherYear).format(day);
        return wholeDay ? texts.get("time.until", name) : texts.get("time.until-at", name, time.format(then));
    }

    /** When something happens: "14:05", "Friday, 14:05", "12 Mar, 14:05". */
    public String at(Instant instant) {
        ZonedDateTime then = instant.atZone(clock.getZone());
        LocalDate day = then.toLocalDate();
        if (day.equals(today())) {
            return time.format(then);
        }
        long ahead = ChronoUnit.DAYS.between(today(), day);
        String name = ahead > 0 && ahead < DAYS_WITH_A_NAME ? then.getDayOfWeek().getDisplayName(TextStyle.FULL_STANDALONE, locale)
                : (day.getYear() == today().getYear() ? date : dateOfAnotherYear).format(day);
        return texts.get("time.at", name, time.format(then));
    }

    /** What somebody says of themselves, and until when: "At lunch \u00b7 until 14:05". Either may be missing. */
    public String status(String text, @Nullable Instant until) {
        return until == null ? text : text.isEmpty() ? until(until) : texts.get("time.status", text, until(until));
    }

    /** Now, where this computer is. */
    public ZonedDateTime now() {
        return ZonedDateTime.now(clock);
    }

    /** The day it is now; what was said with other words before it changed is out of date. */
    public LocalDate today() {
        return LocalDate.now(clock);
    }
}
