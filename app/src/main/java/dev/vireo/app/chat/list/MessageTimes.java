package dev.vireo.app.chat.list;

import dev.vireo.app.ui.LocalFormats;
import dev.vireo.app.ui.Texts;
import dev.vireo.app.ui.TimeWords;
import dev.vireo.protocol.Presence;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Times and days in words, as short as they can be from today's point of view. */
public final class MessageTimes {

    private static final int WEEK = 7;

    private final Clock clock;
    private final TimeWords words;
    private final Texts texts = Texts.of(MessageTimes.class);
    private final DateTimeFormatter time = LocalFormats.time();
    private final DateTimeFormatter date = LocalFormats.date();
    private final DateTimeFormatter weekday = DateTimeFormatter.ofPattern("cccc", Texts.locale());
    private final DateTimeFormatter dayOfThisYear = LocalFormats.weekdayAndDate();
    private final DateTimeFormatter dayOfAnotherYear = LocalFormats.longDate();

    public MessageTimes(Clock clock) {
        this.clock = clock;
        words = new TimeWords(clock);
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }

    /** "14:05". */
    String time(Instant instant) {
        return time.format(here(instant));
    }

    /** "3 Mar 2024", also today: for where it is read on another day. */
    String date(Instant instant) {
        return date.format(here(instant));
    }

    /** "Today", "Yesterday", "Monday", "Monday, 3 March" or "3 March 2024". */
    String day(LocalDate day) {
        LocalDate today = today();
        long ago = ChronoUnit.DAYS.between(day, today);
        if (ago == 0) {
            return texts.get("day.today");
        }
        if (ago == 1) {
            return texts.get("day.yesterday");
        }
        if (ago > 0 && ago < WEEK) {
            return weekday.format(day);
        }
        return (day.getYear() == today.getYear() ? dayOfThisYear : dayOfAnotherYear).format(day);
    }

    /** "Today", "Monday, 3 March". */
    String day(Instant instant) {
        return day(here(instant).toLocalDate());
    }

    /** "Yesterday, 14:05"; of today, only the time. */
    String dayAndTime(Instant instant) {
        LocalDate day = here(instant).toLocalDate();
        return day.equals(today()) ? time(instant) : texts.get("message.moment", day(day), time(instant));
    }

    /** The time of today, the day before. */
    public String moment(Instant instant) {
        LocalDate day = here(instant).toLocalDate();
        return day.equals(today()) ? time(instant) : day(day);
    }

    /** As {@link TimeWords} says it everywhere. */
    public String status(String text, @Nullable Instant until) {
        return words.status(text, until);
    }

    /** As {@link TimeWords} says it everywhere. */
    public String presence(Presence presence, @Nullable Instant lastSeen, @Nullable Instant until) {
        return words.presence(presence, lastSeen, until);
    }

    private ZonedDateTime here(Instant instant) {
        return instant.atZone(clock.getZone());
    }
}
