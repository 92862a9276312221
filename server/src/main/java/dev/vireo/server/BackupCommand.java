package dev.vireo.server;

import dev.vireo.protocol.AuditAction;
import dev.vireo.server.attachment.FolderContents;
import dev.vireo.server.audit.AuditLog;
import dev.vireo.server.backup.BackupCall;
import dev.vireo.server.backup.BackupException;
import dev.vireo.server.backup.BackupLines;
import dev.vireo.server.backup.BackupService;
import dev.vireo.server.backup.OfficeBackup;
import dev.vireo.server.backup.VerifiedBackup;
import dev.vireo.server.database.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Backs up the office of a data folder: by the server that serves it, or by itself where none does. */
final class BackupCommand {

    private final Path data;
    private final Path target;

    /** @throws StartException if the office is not in a data folder */
    BackupCommand(Config config, Path target) {
        if (!config.databaseUrl().isEmpty()) {
            throw new StartException(OfficeBackup.ONLY_OF_FOLDERS);
        }
        this.data = config.data();
        this.target = target;
    }

    /** @throws dev.vireo.server.backup.BackupException if there is no backup */
    void run(Consumer<String> lines, BooleanSupplier stopped) throws IOException, InterruptedException {
        OfficeFile file = new OfficeFile(data);
        if (!Files.exists(file.path())) {
            file.requireThere();
            throw new StartException("There is no office in the data folder " + data + ". Check the path given with --data.");
        }
        last(file, lines, stopped).forEach(lines);
    }

    private List<String> last(OfficeFile file, Consumer<String> lines, BooleanSupplier stopped)
            throws IOException, InterruptedException {
        try (DataFolder folder = DataFolder.open(data)) {
            return runAlone(file, folder.path(), lines, stopped);
        } catch (FolderInUseException e) {
            return new BackupCall(data, () -> DataFolder.isServed(data)).run(target, lines);
        }
    }

    private List<String> runAlone(OfficeFile file, Path folder, Consumer<String> lines, BooleanSupplier stopped) throws IOException {
        try (Database database = open(file, folder)) {
            // Nobody else is here to delete any.
            FolderContents contents = FolderContents.open(folder.resolve("attachments"), UnaryOperator.identity(), InstantSource.system());
            OfficeBackup backup = new OfficeBackup(folder, database, contents, VireoVersion.current(), InstantSource.system());
            try {
                VerifiedBackup made = backup.run(target, new BackupLines(lines), stopped);
                record(database, AuditAction.BACKUP_VERIFIED, BackupService.details(made));
                return made.inLines();
            } catch (BackupException e) {
                record(database, AuditAction.BACKUP_FAILED, Map.of("reason", e.getMessage()));
                throw e;
            }
        }
    }

    /** As the server does for what it makes. */
    private static void record(Database database, AuditAction action, Map<String, String> details) {
        database.durably(handle -> {
            AuditLog.recordAlone(handle, Instant.now(), action, details);
            return true;
        });
    }

    private static Database open(OfficeFile file, Path folder) {
        try {
            return Database.open(folder);
        } catch (RuntimeException e) {
            throw file.unreadable(e);
        }
    }
}
