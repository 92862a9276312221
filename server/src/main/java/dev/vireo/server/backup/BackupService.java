package dev.vireo.server.backup;

import dev.vireo.protocol.AuditAction;
import dev.vireo.server.backup.BackupAttempt.Made;
import dev.vireo.server.backup.BackupAttempt.Missed;
import dev.vireo.server.backup.BackupMessages.BackupOutcome;
import dev.vireo.server.backup.BackupMessages.BackupRequest;
import dev.vireo.server.problem.ProblemException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the backups that are asked for in the data folder, while the server serves. */
public final class BackupService {

    private static final Logger logger = LoggerFactory.getLogger(BackupService.class);

    /** Notes in the audit log what became of a backup. */
    @FunctionalInterface
    public interface BackupRecord {
        void add(AuditAction action, Map<String, String> details);
    }

    private final OfficeBackup backup;
    private final BackupWorker worker;
    private final BackupRecord record;
    private final BackupMessages messages;

    public BackupService(Path folder, OfficeBackup backup, BackupWorker worker, BackupRecord record) {
        this.backup = backup;
        this.worker = worker;
        this.record = record;
        this.messages = new BackupMessages(folder);
        removeLeftOvers();
    }

    /** A server that was killed during a backup leaves what it was working with. */
    private void removeLeftOvers() {
        try {
            messages.clear();
        } catch (IOException e) {
            logger.warn("What an interrupted backup left couldn't be deleted: {}", e.getMessage());
        }
    }

    /** Looks whether a backup is asked for. Called every second; returns at once. */
    public synchronized void look() {
        try {
            if (worker.isFree()) {
                messages.take().ifPresent(this::start);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void start(BackupRequest request) {
        if (!worker.start(stopped -> make(request, stopped))) {
            end(request, new BackupOutcome(false, List.of("Another backup has just begun. Try again later.")));
        }
    }

    private void make(BackupRequest request, BooleanSupplier stopped) {
        say(request, "Backing up while the office goes on:");
        Optional<Path> target = target(request);
        BackupAttempt attempt = target.isEmpty() ? new Missed("That isn't a valid path on this computer.")
                : BackupAttempt.make(backup, target.get(), new BackupLines(line -> say(request, line)), stopped);
        end(request, switch (attempt) {
            case Made(VerifiedBackup made) -> {
                add(AuditAction.BACKUP_VERIFIED, details(made));
                yield new BackupOutcome(true, made.inLines());
            }
            case Missed(String reason) -> {
                add(AuditAction.BACKUP_FAILED, Map.of("reason", reason));
                yield new BackupOutcome(false, List.of(reason));
            }
        });
    }

    private static Optional<Path> target(BackupRequest request) {
        return BackupFolders.path(request.target());
    }

    /** What the audit log keeps of a backup. */
    public static Map<String, String> details(VerifiedBackup made) {
        return Map.of("result", made.inLines().getFirst(), "file", made.file().toString());
    }

    private void end(BackupRequest request, BackupOutcome outcome) {
        try {
            messages.end(request, outcome);
        } catch (IOException e) {
            logger.warn("Whoever asked for a backup can't be told how it ended: {}", e.getMessage());
        }
    }

    private void add(AuditAction action, Map<String, String> details) {
        try {
            record.add(action, details);
        } catch (ProblemException e) {
            logger.warn("What became of a backup can't be recorded: {}", e.getMessage());
        }
    }

    private void say(BackupRequest request, String line) {
        try {
            messages.say(request, line);
        } catch (IOException e) {
            logger.debug("Whoever asked for a backup can't be told how far it is: {}", e.getMessage());
        }
    }
}
