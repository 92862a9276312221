package dev.vireo.server;

import dev.vireo.protocol.AuditAction;
import dev.vireo.server.audit.AuditLog;
import dev.vireo.server.backup.OfficeRestore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;

/** Restores a backup into an empty folder. */
final class RestoreCommand {

    private final Path data;
    private final Path file;

    /** @throws StartException if the office would not be in a data folder */
    RestoreCommand(Config config, Path file) {
        if (!config.databaseUrl().isEmpty()) {
            throw new StartException("vireo-server restore only works on a data folder. For a PostgreSQL database, use pg_restore; "
                    + "see docs/backup.md.");
        }
        this.data = config.data();
        this.file = file;
        DataFolder.requireHoldsDatabase(data);
    }

    /** @throws dev.vireo.server.backup.BackupException if it cannot be restored; then nothing is left of it */
    void run(Consumer<String> lines) throws IOException {
        lines.accept(new OfficeRestore(file, data).run(lines,
                handle -> AuditLog.recordAlone(handle, Instant.now(), AuditAction.BACKUP_RESTORED, Map.of())));
        lines.accept("Start it with: vireo-server serve --data " + data);
    }
}
