package dev.vireo.server.backup;

import dev.vireo.protocol.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * A backup's description of itself. Quick, since only the end of the file is read; whether it is true shows when it is restored.
 *
 * @param bytes how much room its content needs
 */
public record BackupPreview(String office, Instant createdAt, long people, long messages, long files, long bytes) {

    private static final int LARGEST_MANIFEST = 64 * 1024;
    private static final int LOCAL_HEADER = 0x504b0304;

    /** @throws BackupException if it is none that this version can restore */
    public static BackupPreview of(Path file) {
        try {
            if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
                throw new BackupException(BackupFault.UNREADABLE, "The backup " + file + " doesn't exist or can't be read.");
            }
            return read(file);
        } catch (IOException e) {
            throw new BackupException(BackupFault.UNREADABLE, "The backup " + file + " can't be read: " + e.getMessage());
        }
    }

    private static BackupPreview read(Path file) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            ZipEntry entry = zip.getEntry(BackupManifest.NAME);
            if (entry == null || zip.getEntry(BackupManifest.CHECKSUMS) == null || zip.getEntry(BackupManifest.DATABASE) == null) {
                throw new BackupException(BackupFault.NOT_A_BACKUP, file + " isn't a backup of Vireo.");
            }
            BackupManifest manifest;
            try (InputStream in = zip.getInputStream(entry)) {
                manifest = Json.read(in.readNBytes(LARGEST_MANIFEST), BackupManifest.class);
            }
            OfficeCounts counts = manifest.counts();
            // What JSON leaves out is null, whatever the records say.
            if (counts == null || counts.office() == null || manifest.version() == null || manifest.createdAt() == null) {
                throw damaged(file);
            }
            if (manifest.format() > BackupManifest.FORMAT) {
                throw new BackupException(BackupFault.NEWER, BackupContents.printable(manifest.version()));
            }
            return new BackupPreview(counts.office(), Instant.parse(manifest.createdAt()), counts.people(), counts.messages(),
                    counts.files(), zip.stream().mapToLong(each -> Math.max(0, each.getSize())).sum());
        } catch (ZipException e) {
            throw beginsAsOne(file) ? new BackupException(BackupFault.CUT_SHORT, "The backup " + file + " ends too early.")
                    : new BackupException(BackupFault.NOT_A_BACKUP, file + " isn't a backup of Vireo.");
        } catch (Json.InvalidJsonException | DateTimeException | IllegalArgumentException e) {
            throw damaged(file);
        }
    }

    private static BackupException damaged(Path file) {
        return new BackupException(BackupFault.DAMAGED, "The backup " + file + " is damaged.");
    }

    private static boolean beginsAsOne(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] first = in.readNBytes(Integer.BYTES);
            return first.length == Integer.BYTES && ByteBuffer.wrap(first).getInt() == LOCAL_HEADER;
        }
    }
}
