package dev.vireo.server.backup;

import dev.vireo.server.backup.BackupRunTable.RunRow;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Decides which backups are kept: the last of each of the latest seven days that have one, and the last of each of the four latest weeks
 * that are over and have one. Weeks are those of ISO 8601, from Monday to Sunday. What counts is how many there are and not how old they
 * are, so nothing goes while no new ones come.
 */
final class BackupRetention {

    static final int DAYS = 7;
    static final int WEEKS = 4;

    private BackupRetention() {
    }

    /** @param backups the verified ones whose files are there, the newest first. @return those to delete */
    static List<RunRow> superfluous(List<RunRow> backups, ZoneId zone) {
        Set<LocalDate> days = new HashSet<>();
        Set<Integer> weeks = new HashSet<>();
        int newestWeek = backups.isEmpty() ? 0 : week(day(backups.getFirst(), zone));
        List<RunRow> superfluous = new ArrayList<>();
        for (RunRow backup : backups) {
            LocalDate day = day(backup, zone);
            boolean lastOfDay = days.size() < DAYS && days.add(day);
            int week = week(day);
            boolean lastOfWeek = week != newestWeek && weeks.size() < WEEKS && weeks.add(week);
            if (!lastOfDay && !lastOfWeek) {
                superfluous.add(backup);
            }
        }
        return superfluous;
    }

    /** A backup that was made up for counts for the day on which it was due. */
    private static LocalDate day(RunRow backup, ZoneId zone) {
        return backup.dueAt().orElse(backup.beganAt()).atZone(zone).toLocalDate();
    }

    private static int week(LocalDate day) {
        return day.get(IsoFields.WEEK_BASED_YEAR) * 100 + day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
    }
}
