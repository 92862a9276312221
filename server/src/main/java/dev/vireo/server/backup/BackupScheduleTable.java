package dev.vireo.server.backup;

import dev.vireo.protocol.BackupSchedule;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The SQL of the schedule: one row, once somebody has set it. */
final class BackupScheduleTable {

    /** @param since earlier times were not missed */
    record ScheduleRow(BackupSchedule schedule, Instant since) {
    }

    private BackupScheduleTable() {
    }

    static Optional<ScheduleRow> find(Handle sql) {
        return sql.createQuery("SELECT enabled, at_time, time_zone, folder, since FROM backup_schedule")
                .map((row, context) -> new ScheduleRow(
                        new BackupSchedule(row.getBoolean(1), row.getString(2), row.getString(3), row.getString(4)),
                        row.getTimestamp(5).toInstant()))
                .findOne();
    }

    static void put(Handle sql, ScheduleRow row) {
        BackupSchedule schedule = row.schedule();
        int there = sql.execute("UPDATE backup_schedule SET enabled = ?, at_time = ?, time_zone = ?, folder = ?, since = ?",
                schedule.enabled(), schedule.time(), schedule.timeZone(), schedule.folder(), row.since());
        if (there == 0) {
            sql.execute("INSERT INTO backup_schedule (enabled, at_time, time_zone, folder, since) VALUES (?, ?, ?, ?, ?)",
                    schedule.enabled(), schedule.time(), schedule.timeZone(), schedule.folder(), row.since());
        }
    }
}
