package dev.vireo.app.backup;

import dev.vireo.app.ui.LocalFormats;
import dev.vireo.app.ui.Texts;
import dev.vireo.protocol.BackupOverview;
import dev.vireo.protocol.BackupProgress;
import dev.vireo.protocol.BackupRun;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/** Puts backups into words, such as "Verified today 02:10: 12,431 messages, 318 files". */
final class BackupSentences {

    private static final double MEBIBYTE = 1024 * 1024;
    private static final double GIBIBYTE = 1024 * MEBIBYTE;

    private final Texts texts = Texts.of(BackupSentences.class);
    private final Clock clock;
    private final DateTimeFormatter time = LocalFormats.time();
    private final DateTimeFormatter date = LocalFormats.shortDate();
    private final DateTimeFormatter dateOfAnotherYear = LocalFormats.date();

    /** @param clock of the person's own time zone */
    BackupSentences(Clock clock) {
        this.clock = clock;
    }

    String verified(BackupRun backup) {
        return texts.get("verified", moment(ended(backup)), backup.messages(), backup.files());
    }

    /** Where it is and how large, and in lines of their own what is not as it should be. */
    String place(BackupRun backup) {
        String place = texts.get("place", backup.file(), size(backup.bytes()));
        String gone = backup.present() ? "" : "\n" + texts.get("gone");
        return place + gone + (backup.damaged() == 0 ? "" : "\n" + texts.get("damaged", backup.damaged()));
    }

    String failed(BackupRun failure) {
        return texts.get("failed", moment(ended(failure)));
    }

    String reason(BackupRun failure) {
        String reason = failure.reason();
        return reason == null ? "" : reason;
    }

    private static Instant ended(BackupRun backup) {
        Instant ended = backup.endedAt();
        return ended == null ? backup.beganAt() : ended;
    }

    String progress(BackupProgress progress) {
        return switch (progress.phase()) {
            case DATABASE -> texts.get("running.database");
            case FILES -> progress.total() == 0 ? texts.get("running.no-files")
                    : texts.get("running.files", progress.done(), progress.total());
            case VERIFYING -> texts.get("running.verifying");
        };
    }

    /** When the next one is due, and by whose clock if that is not the person's. */
    String next(BackupOverview overview) {
        Instant next = overview.nextAt();
        if (next == null) {
            return "";
        }
        String zone = overview.schedule().timeZone();
        boolean other = !ZoneId.of(zone).getRules().equals(clock.getZone().getRules());
        return other ? texts.get("next.zone", moment(next), time.format(LocalTime.parse(overview.schedule().time())), zone)
                : texts.get("next", moment(next));
    }

    /** As in "today 02:10", "yesterday 02:10", "12 Mar 02:10". */
    private String moment(Instant instant) {
        ZonedDateTime then = instant.atZone(clock.getZone());
        LocalDate today = LocalDate.now(clock);
        LocalDate day = then.toLocalDate();
        if (day.equals(today)) {
            return texts.get("today", time.format(then));
        }
        if (day.equals(today.minusDays(1))) {
            return texts.get("yesterday", time.format(then));
        }
        if (day.equals(today.plusDays(1))) {
            return texts.get("tomorrow", time.format(then));
        }
        return texts.get("day", (day.getYear() == today.getYear() ? date : dateOfAnotherYear).format(then), time.format(then));
    }

    private String size(long bytes) {
        return bytes >= GIBIBYTE ? texts.get("size.gb", bytes / GIBIBYTE) : texts.get("size.mb", Math.max(0.1, bytes / MEBIBYTE));
    }
}
