package dev.vireo.server.backup;

import dev.vireo.protocol.AuditAction;
import dev.vireo.protocol.BackupOverview;
import dev.vireo.protocol.BackupSchedule;
import dev.vireo.protocol.BackupState;
import dev.vireo.protocol.OfficeRole;
import dev.vireo.protocol.Requests;
import dev.vireo.server.audit.AuditActor;
import dev.vireo.server.audit.AuditLog;
import dev.vireo.server.backup.BackupRunTable.RunRow;
import dev.vireo.server.backup.BackupScheduleTable.ScheduleRow;
import dev.vireo.server.backup.RecordedBackups.BackupOrder;
import dev.vireo.server.database.Database;
import dev.vireo.server.http.Caller;
import dev.vireo.server.log.Log;
import dev.vireo.server.log.Transaction;
import dev.vireo.server.problem.ProblemException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Backs the office up every day at its time, and when an owner asks. A time that was missed, since the computer was off or asleep, is
 * made up for at the next look; one that failed waits for the next day. Thread-safe.
 */
public final class ScheduledBackups {

    private static final String USUAL_TIME = "02:10";

    private final Database database;
    private final Log log;
    private final RecordedBackups backups;
    private final BackupFolders folders;
    private final InstantSource clock;
    private final ZoneId zone;

    /** @param zone of the server's computer, until somebody sets another */
    public ScheduledBackups(Database database, Log log, RecordedBackups backups, BackupFolders folders, InstantSource clock, ZoneId zone) {
        this.database = database;
        this.log = log;
        this.backups = backups;
        this.folders = folders;
        this.clock = clock;
        this.zone = zone;
    }

    static void requireOwner(Caller caller) {
        if (caller.role() != OfficeRole.OWNER) {
            throw ProblemException.forbidden("Only owners can see and make backups.");
        }
    }

    /** @param here whether the request was made on the server's computer */
    BackupOverview overview(boolean here) {
        BackupsNow now = BackupsNow.read(backups::progress, () -> database.read(BackupRunTable::all));
        BackupRuns runs = now.runs();
        BackupSchedule schedule = database.read(this::schedule);
        Instant next = schedule.enabled() ? DailyTime.of(schedule).nextAfter(clock.instant()) : null;
        return new BackupOverview(schedule, next, now.running().orElse(null), runs.verified().orElse(null),
                runs.failure().orElse(null), runs.list(), folders.mayChoose(here), folders.root().map(Path::toString).orElse(null));
    }

    private BackupSchedule schedule(Handle sql) {
        return BackupScheduleTable.find(sql).map(ScheduleRow::schedule).orElseGet(() -> new BackupSchedule(false, USUAL_TIME,
                zone.getId(), folders.root().map(Path::toString).orElse("")));
    }

    /** @param here whether the request was made on the server's computer */
    BackupOverview change(Caller caller, Requests.BackupScheduleChange change, boolean here) {
        BackupSchedule known = database.read(this::schedule);
        Optional<String> folder = newFolder(known, change.folder()).map(wanted -> folders.choose(wanted, here).toString());
        log.write(transaction -> {
            BackupSchedule before = schedule(transaction.sql());
            BackupSchedule after = changed(before, change, folder);
            if (after.enabled() && after.folder().isEmpty()) {
                throw noFolder();
            }
            if (!after.equals(before)) {
                keep(transaction, caller, before, after);
            }
            return true;
        });
        return overview(here);
    }

    /** The folder that is to be used from now on and was not yet, if any. */
    private Optional<String> newFolder(BackupSchedule known, @Nullable String wanted) {
        boolean first = database.read(BackupScheduleTable::find).isEmpty();
        if (wanted != null) {
            return wanted.equals(known.folder()) && !first ? Optional.empty() : Optional.of(wanted);
        }
        return first && !known.folder().isEmpty() ? Optional.of(known.folder()) : Optional.empty();
    }

    private static BackupSchedule changed(BackupSchedule before, Requests.BackupScheduleChange change, Optional<String> folder) {
        String time = Objects.requireNonNullElse(change.time(), before.time());
        String timeZone = Objects.requireNonNullElse(change.timeZone(), before.timeZone());
        if (DailyTime.time(time).isEmpty()) {
            throw ProblemException.badField("time", "Give the time of day as in 02:10.");
        }
        if (timeZone.length() > 64 || DailyTime.zone(timeZone).isEmpty()) {
            throw ProblemException.badField("time_zone", "There is no such time zone. Name it as in Asia/Kolkata.");
        }
        return new BackupSchedule(Objects.requireNonNullElse(change.enabled(), before.enabled()), time, timeZone,
                folder.orElse(before.folder()));
    }

    private static void keep(Transaction transaction, Caller caller, BackupSchedule before, BackupSchedule after) {
        Instant now = transaction.nextTime();
        boolean sameTimes = before.enabled() && after.enabled() && before.time().equals(after.time())
                && before.timeZone().equals(after.timeZone());
        Instant since = sameTimes ? BackupScheduleTable.find(transaction.sql()).map(ScheduleRow::since).orElse(now) : now;
        BackupScheduleTable.put(transaction.sql(), new ScheduleRow(after, since));
        AuditLog.record(transaction, AuditActor.of(caller), AuditAction.BACKUP_SCHEDULE_CHANGED, "", differences(before, after));
    }

    private static Map<String, String> differences(BackupSchedule before, BackupSchedule after) {
        Map<String, String> differences = new LinkedHashMap<>();
        put(differences, "daily", before.enabled() ? "on" : "off", after.enabled() ? "on" : "off");
        put(differences, "time", before.time(), after.time());
        put(differences, "time_zone", before.timeZone(), after.timeZone());
        put(differences, "folder", before.folder(), after.folder());
        return differences;
    }

    private static void put(Map<String, String> differences, String name, String before, String after) {
        if (!before.equals(after)) {
            differences.put(name, after);
            differences.put(name + "_before", before);
        }
    }

    private static ProblemException noFolder() {
        return ProblemException.conflict("no_backup_folder", "Choose a folder for the backups first.");
    }

    /** Makes one now, into the schedule's folder. */
    void begin(Caller caller) {
        BackupSchedule schedule = database.read(this::schedule);
        if (schedule.folder().isEmpty()) {
            throw noFolder();
        }
        newFolder(schedule, null).ifPresent(first -> folders.choose(first, false));
        if (backups.isFree()) {
            backups.settle();
        }
        if (!backups.start(new BackupOrder(AuditActor.of(caller), Optional.empty(), schedule))) {
            throw ProblemException.conflict("backup_running", "Another backup is being made.");
        }
    }

    /** Stops the one that is being made. */
    void cancel(Caller caller) {
        if (backups.progress().isEmpty()) {
            throw new ProblemException(404, "no_backup_running", "No backup is being made.");
        }
        log.write(transaction -> {
            AuditLog.record(transaction, AuditActor.of(caller), AuditAction.BACKUP_CANCELLED, "", Map.of());
            return true;
        });
        backups.cancel();
    }

    /** Makes one if it is time. Called every minute; returns at once. */
    public void look() {
        if (!backups.isFree()) {
            return;
        }
        backups.settle();
        Optional<ScheduleRow> row = database.read(BackupScheduleTable::find).filter(set -> set.schedule().enabled());
        if (row.isPresent()) {
            Instant now = clock.instant();
            Instant due = DailyTime.of(row.get().schedule()).lastAt(now);
            if (due.isAfter(row.get().since()) && !isDone(database.read(BackupRunTable::all), due, now)) {
                backups.start(new BackupOrder(AuditActor.office(), Optional.of(due), row.get().schedule()));
            }
        }
    }

    /** What was due later than now belongs to a time when the clock was wrong. */
    private static boolean isDone(List<RunRow> runs, Instant due, Instant now) {
        return runs.stream().filter(run -> run.state() != BackupState.INTERRUPTED)
                .anyMatch(run -> run.dueAt().filter(at -> !at.isBefore(due) && !at.isAfter(now)).isPresent());
    }
}
