package dev.vireo.app.localserver;

import dev.vireo.app.localserver.BackupRefusedException.RefusalKind;
import dev.vireo.protocol.AuditAction;
import dev.vireo.server.audit.AuditLog;
import dev.vireo.server.backup.BackupException;
import dev.vireo.server.backup.BackupPreview;
import dev.vireo.server.backup.OfficeRestore;
import dev.vireo.server.backup.RestoreListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts an office from a backup where the office of this computer belongs. It is restored and verified beside that place, and moved
 * there as a whole. What was there is never overwritten.
 */
final class OfficeFromBackup {

    private static final Logger log = LoggerFactory.getLogger(OfficeFromBackup.class);
    /** For the log, the search index and whatever else the system writes. */
    private static final long RESERVE = 64L * 1024 * 1024;
    private static final long FULL = 16L * 1024 * 1024;

    private final Path folder;
    private final ToLongFunction<Path> room;

    /** @param folder of the office on this computer */
    OfficeFromBackup(Path folder) {
        this(folder, OfficeFromBackup::usableSpace);
    }

    /** @param room how many bytes can be written in a folder */
    OfficeFromBackup(Path folder, ToLongFunction<Path> room) {
        this.folder = folder;
        this.room = room;
    }

    /** @throws BackupRefusedException if it is none that can be restored */
    static StoredOffice look(Path backup) {
        try {
            BackupPreview preview = BackupPreview.of(backup);
            return new StoredOffice(preview.office(), preview.createdAt(), preview.people(), preview.messages(), preview.files(),
                    preview.bytes());
        } catch (BackupException e) {
            throw refusal(e);
        }
    }

    /** @throws BackupRefusedException if it cannot be restored */
    void restore(Path backup, LocalOffice.Reach reach, RestoreProgress progress) {
        if (LocalOffice.exists(folder)) {
            throw new BackupRefusedException(RefusalKind.OFFICE_HERE, "There is an office on this computer already.");
        }
        StoredOffice stored = look(backup);
        Path beside = folder.resolveSibling(folder.getFileName() + "-restoring");
        Path parent = Objects.requireNonNull(folder.toAbsolutePath().getParent());
        boolean done = false;
        try {
            Files.createDirectories(parent);
            if (room.applyAsLong(parent) < stored.bytes() + RESERVE) {
                throw full();
            }
            delete(beside);
            new OfficeRestore(backup, beside, listener(progress)).run(line -> log.info("{}", line),
                    handle -> AuditLog.recordAlone(handle, Instant.now(), AuditAction.BACKUP_RESTORED, Map.of()));
            LocalOffice.keepPlace(beside, reach);
            setAside();
            Files.move(beside, folder);
            done = true;
        } catch (BackupException e) {
            throw refusal(e);
        } catch (IOException | UncheckedIOException e) {
            throw room.applyAsLong(parent) < FULL ? full()
                    : new BackupRefusedException(RefusalKind.OTHER, "Vireo can't write to " + parent + ".");
        } finally {
            if (!done) {
                deleteQuietly(beside);
            }
        }
    }

    private static RestoreListener listener(RestoreProgress progress) {
        return new RestoreListener() {
            @Override
            public void read(long bytes, long total) {
                progress.read(total > 0 ? (double) bytes / total : 1);
            }

            @Override
            public void verifying() {
                progress.verifying();
            }

            @Override
            public boolean isStopped() {
                return progress.isCancelled();
            }
        };
    }

    /** An office that was begun here and never had an owner; who knows what somebody looks for in it. */
    private void setAside() throws IOException {
        if (Files.exists(folder)) {
            Path aside = folder.resolveSibling(folder.getFileName() + "-unused-" + System.currentTimeMillis());
            log.info("Setting the unused folder {} aside as {}", folder, aside.getFileName());
            Files.move(folder, aside);
        }
    }

    private static BackupRefusedException full() {
        return new BackupRefusedException(RefusalKind.DISK_FULL, "There isn't enough room on the disk.");
    }

    private static BackupRefusedException refusal(BackupException e) {
        return new BackupRefusedException(switch (e.fault()) {
            case UNREADABLE -> RefusalKind.UNREADABLE;
            case NOT_A_BACKUP -> RefusalKind.NOT_A_BACKUP;
            case CUT_SHORT -> RefusalKind.CUT_SHORT;
            case DAMAGED -> RefusalKind.DAMAGED;
            case NEWER -> RefusalKind.NEWER;
            case STOPPED -> RefusalKind.STOPPED;
            case OTHER -> RefusalKind.OTHER;
        }, e.getMessage());
    }

    private static long usableSpace(Path place) {
        try {
            return Files.getFileStore(place).getUsableSpace();
        } catch (IOException e) {
            return Long.MAX_VALUE;
        }
    }

    private static void delete(Path tree) throws IOException {
        if (!Files.exists(tree)) {
            return;
        }
        List<Path> all;
        try (Stream<Path> content = Files.walk(tree)) {
            all = content.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path each : all) {
            Files.deleteIfExists(each);
        }
    }

    private static void deleteQuietly(Path tree) {
        try {
            delete(tree);
        } catch (IOException e) {
            log.warn("Couldn't delete {}: {}", tree, e.getMessage());
        }
    }
}
