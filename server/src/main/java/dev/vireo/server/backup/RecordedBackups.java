package dev.vireo.server.backup;

import dev.vireo.protocol.AuditAction;
import dev.vireo.protocol.BackupPhase;
import dev.vireo.protocol.BackupProgress;
import dev.vireo.protocol.BackupSchedule;
import dev.vireo.protocol.BackupState;
import dev.vireo.protocol.Event;
import dev.vireo.server.account.Accounts;
import dev.vireo.server.audit.AuditActor;
import dev.vireo.server.audit.AuditLog;
import dev.vireo.server.backup.BackupAttempt.Made;
import dev.vireo.server.backup.BackupAttempt.Missed;
import dev.vireo.server.backup.BackupRunTable.RunRow;
import dev.vireo.server.database.Database;
import dev.vireo.server.log.Audience;
import dev.vireo.server.log.Log;
import dev.vireo.server.log.Transaction;
import dev.vireo.server.office.OfficeSettings;
import dev.vireo.server.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the backups that the office remembers. How each ended is told to its owners, and kept with the office; once one is verified,
 * old ones go.
 */
public final class RecordedBackups {

    private static final Logger logger = LoggerFactory.getLogger(RecordedBackups.class);
    /** Of those without a backup, and of those whose file is not there any more. */
    private static final int REMEMBERED = 400;

    /** What a backup is made for. @param dueAt whose time it is; empty where somebody asked */
    record BackupOrder(AuditActor actor, Optional<Instant> dueAt, BackupSchedule schedule) {
    }

    private record BegunBackup(long number, Path file) {
    }

    private final Database database;
    private final Log log;
    private final OfficeBackup backup;
    private final BackupWorker worker;
    /** The number of the one that is being made; 0 for none. */
    private volatile long current;

    public RecordedBackups(Database database, Log log, OfficeBackup backup, BackupWorker worker) {
        this.database = database;
        this.log = log;
        this.backup = backup;
        this.worker = worker;
    }

    /** How far the one is that is being made. */
    Optional<BackupProgress> progress() {
        return worker.progress();
    }

    boolean isFree() {
        return worker.isFree();
    }

    /** @return whether it has begun; not while another is made */
    boolean start(BackupOrder order) {
        return worker.start(stopped -> make(order, stopped));
    }

    void cancel() {
        worker.cancel();
    }

    private void make(BackupOrder order, BooleanSupplier stopped) {
        try {
            BegunBackup begun = log.write(transaction -> begin(transaction, order));
            end(order, begun, BackupAttempt.make(backup, begun.file(), new ProgressListener(), stopped));
        } catch (ProblemException e) {
            // Until it is known how it ended, it counts as interrupted.
            logger.warn("What became of a backup can't be recorded: {}", e.getMessage());
        } catch (RuntimeException e) {
            logger.error("A backup failed", e);
        } finally {
            current = 0;
        }
    }

    private BegunBackup begin(Transaction transaction, BackupOrder order) {
        Instant now = transaction.nextTime();
        String office = OfficeSettings.id(transaction.sql()).orElseThrow();
        Path file = Path.of(order.schedule().folder()).resolve(BackupFile.name(office, now));
        long number = BackupRunTable.begin(transaction.sql(), now, order.dueAt(), file);
        current = number;
        return new BegunBackup(number, file);
    }

    private void end(BackupOrder order, BegunBackup begun, BackupAttempt attempt) {
        switch (attempt) {
            case Made(VerifiedBackup made) -> {
                log.write(transaction -> {
                    BackupRunTable.verified(transaction.sql(), begun.number(), transaction.nextTime(), made);
                    tellOwners(transaction, begun.number());
                    AuditLog.record(transaction, order.actor(), AuditAction.BACKUP_VERIFIED, "", BackupService.details(made));
                    return true;
                });
                removeOld(DailyTime.of(order.schedule()).zone());
            }
            case Missed missed when worker.isClosed() -> {
                // The next server that starts finds it.
            }
            case Missed missed when worker.wasCancelled() -> log.write(transaction -> {
                BackupRunTable.ended(transaction.sql(), begun.number(), transaction.nextTime(), BackupState.CANCELLED, "");
                return true;
            });
            case Missed(String reason) -> log.write(transaction -> {
                failed(transaction, order.actor(), begun.number(), reason);
                return true;
            });
        }
    }

    private static void failed(Transaction transaction, AuditActor actor, long number, String reason) {
        BackupRunTable.ended(transaction.sql(), number, transaction.nextTime(), BackupState.FAILED, reason);
        tellOwners(transaction, number);
        AuditLog.record(transaction, actor, AuditAction.BACKUP_FAILED, "", Map.of("reason", reason));
    }

    private static void tellOwners(Transaction transaction, long number) {
        BackupRunTable.all(transaction.sql()).stream().filter(run -> run.number() == number).findFirst().ifPresent(run -> {
            Event.BackupEnded event = new Event.BackupEnded(BackupRuns.shown(run));
            Accounts.owners(transaction.sql()).forEach(owner -> transaction.append(event, Audience.person(owner)));
        });
    }

    /** Deletes what is not to be kept any more. Only a file that is the very backup that was made here is deleted. */
    private void removeOld(ZoneId zone) {
        List<RunRow> runs = database.read(BackupRunTable::all);
        List<RunRow> there = runs.stream().filter(run -> run.state() == BackupState.VERIFIED && isThere(run)).toList();
        List<RunRow> removed = new ArrayList<>();
        for (RunRow old : BackupRetention.superfluous(there, zone)) {
            try {
                Files.deleteIfExists(old.file());
                removed.add(old);
            } catch (IOException e) {
                logger.warn("An old backup couldn't be deleted: {}", e.getMessage());
            }
        }
        List<Long> forgotten = runs.stream().filter(run -> !there.contains(run)).skip(REMEMBERED).map(RunRow::number).toList();
        if (removed.isEmpty() && forgotten.isEmpty()) {
            return;
        }
        log.write(transaction -> {
            BackupRunTable.remove(transaction.sql(), forgotten);
            BackupRunTable.remove(transaction.sql(), removed.stream().map(RunRow::number).toList());
            removed.forEach(old -> AuditLog.record(transaction, AuditActor.office(), AuditAction.BACKUP_REMOVED, "",
                    Map.of("file", old.file().toString())));
            return true;
        });
    }

    private static boolean isThere(RunRow run) {
        return Files.isRegularFile(run.file())
                && BackupManifest.of(run.file()).filter(manifest -> manifest.checksumsHash().equals(run.made().hash())).isPresent();
    }

    /** Ends what a server left that stopped or was killed meanwhile. A scheduled one is tried once more. */
    void settle() {
        List<RunRow> left = database.read(BackupRunTable::all).stream()
                .filter(run -> run.state() == BackupState.RUNNING && run.number() != current).toList();
        for (RunRow run : left) {
            try {
                Files.deleteIfExists(BackupFile.part(run.file()));
            } catch (IOException e) {
                logger.warn("What an interrupted backup left couldn't be deleted: {}", e.getMessage());
            }
            log.write(transaction -> {
                boolean again = run.dueAt().isPresent() && BackupRunTable.all(transaction.sql()).stream()
                        .noneMatch(other -> other.state() == BackupState.INTERRUPTED && other.dueAt().equals(run.dueAt()));
                if (again) {
                    BackupRunTable.ended(transaction.sql(), run.number(), transaction.nextTime(), BackupState.INTERRUPTED, "");
                } else {
                    failed(transaction, AuditActor.office(), run.number(), "The server stopped before the backup was complete.");
                }
                return true;
            });
        }
    }

    /** Keeps how far it is for whoever asks. */
    private final class ProgressListener implements BackupListener {

        private long files;

        @Override
        public void copied(String inWords) {
            worker.reached(BackupPhase.FILES, 0, 0);
        }

        @Override
        public void files(long done, long total) {
            files = total;
            worker.reached(BackupPhase.FILES, done, total);
        }

        @Override
        public void verifying() {
            worker.reached(BackupPhase.VERIFYING, files, files);
        }
    }
}
