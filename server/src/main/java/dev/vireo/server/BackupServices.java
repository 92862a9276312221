package dev.vireo.server;

import dev.vireo.protocol.AuditAction;
import dev.vireo.server.attachment.Contents;
import dev.vireo.server.audit.AuditActor;
import dev.vireo.server.audit.AuditLog;
import dev.vireo.server.backup.BackupFolders;
import dev.vireo.server.backup.BackupRoutes;
import dev.vireo.server.backup.BackupService;
import dev.vireo.server.backup.BackupWorker;
import dev.vireo.server.backup.OfficeBackup;
import dev.vireo.server.backup.RecordedBackups;
import dev.vireo.server.backup.ScheduledBackups;
import dev.vireo.server.http.Routes;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes what backs the office up: every day, for owners who ask, and for the command. */
final class BackupServices {

    /** What there is of them for an office in a data folder. PostgreSQL has its own tools for that. */
    private record FolderBackups(BackupService asked, ScheduledBackups scheduled) {
    }

    private final Infrastructure base;
    private final Optional<FolderBackups> backups;

    BackupServices(Infrastructure base, Contents contents, CloseableStack closing) {
        this.base = base;
        this.backups = base.config().databaseUrl().isEmpty() ? Optional.of(backups(contents, closing)) : Optional.empty();
    }

    private FolderBackups backups(Contents contents, CloseableStack closing) {
        OfficeBackup backup = new OfficeBackup(base.folder(), base.database(), contents, VireoVersion.current(), base.clock());
        BackupWorker worker = closing.add(new BackupWorker(base.clock()));
        return new FolderBackups(new BackupService(base.folder(), backup, worker, this::record),
                new ScheduledBackups(base.database(), base.log(), new RecordedBackups(base.database(), base.log(), backup, worker),
                        new BackupFolders(base.folder(), base.config().backupFolder()), base.clock(), ZoneId.systemDefault()));
    }

    private void record(AuditAction action, Map<String, String> details) {
        base.log().write(transaction -> {
            AuditLog.record(transaction, AuditActor.office(), action, "", details);
            return true;
        });
    }

    List<Routes> routes() {
        return List.of(new BackupRoutes(backups.map(FolderBackups::scheduled)));
    }

    void addChores(Housekeeping housekeeping) {
        backups.ifPresent(there -> {
            housekeeping.every(Housekeeping.MAINTAINING, there.asked()::look);
            housekeeping.every(Housekeeping.EVICTING, there.scheduled()::look);
        });
    }
}
