package dev.vireo.server.backup;

import dev.vireo.protocol.AuditAction;
import dev.vireo.server.backup.BackupMessages.BackupOutcome;
import dev.vireo.server.backup.BackupMessages.BackupRequest;
import dev.vireo.server.problem.ProblemException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the backups that are asked for in the data folder, one at a time, while the server serves. */
public final class BackupService implements AutoCloseable {

    private static final Logger logger = LoggerFactory.getLogger(BackupService.class);
    private static final Duration LAST_MOMENTS = Duration.ofSeconds(5);

    /** Notes in the audit log what became of a backup. */
    @FunctionalInterface
    public interface BackupRecord {
        void add(AuditAction action, Map<String, String> details);
    }

    private final OfficeBackup backup;
    private final BackupRecord record;
    private final BackupMessages messages;
    private volatile boolean closed;
    private @Nullable Thread running;

    public BackupService(Path folder, OfficeBackup backup, BackupRecord record) {
        this.backup = backup;
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
            if (closed || running != null && running.isAlive()) {
                return;
            }
            Optional<BackupRequest> asked = messages.take();
            if (asked.isPresent()) {
                running = Thread.ofPlatform().daemon().name("backup").start(() -> make(asked.get()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void make(BackupRequest request) {
        BackupOutcome outcome;
        try {
            messages.say(request, "Backing up while the office goes on:");
            List<String> lines = backup.run(Path.of(request.target()), line -> say(request, line), () -> closed);
            logger.info("Backed up. {}", String.join(" ", lines));
            outcome = new BackupOutcome(true, lines);
            add(AuditAction.BACKUP_VERIFIED, Map.of("result", lines.getFirst(), "file", lines.getLast()));
        } catch (BackupException | ProblemException e) {
            outcome = failed(String.valueOf(e.getMessage()));
        } catch (IOException | InvalidPathException e) {
            outcome = failed("The backup can't be written: " + e.getMessage());
        } catch (RuntimeException e) {
            logger.error("A backup failed", e);
            outcome = failed("The backup failed. The server's log says why.");
        }
        try {
            messages.end(request, outcome);
        } catch (IOException e) {
            logger.warn("Whoever asked for a backup can't be told how it ended: {}", e.getMessage());
        }
    }

    private BackupOutcome failed(String reason) {
        logger.warn("No backup was made: {}", reason);
        add(AuditAction.BACKUP_FAILED, Map.of("reason", reason));
        return new BackupOutcome(false, List.of(reason));
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

    /** A backup under way ends without one. */
    @Override
    public void close() {
        closed = true;
        Thread last;
        synchronized (this) {
            last = running;
        }
        if (last != null) {
            try {
                last.join(LAST_MOMENTS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
