package dev.vireo.server.backup;

import dev.vireo.protocol.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The last entry of a backup: what there is to be in it. A file that ends before it is no backup.
 *
 * @param format         of the file; a higher one than this version knows is refused
 * @param version        of the server that wrote it
 * @param createdAt      in ISO 8601
 * @param entries        how many there are before the checksums
 * @param checksumsHash  the SHA-256 of the entry with the checksums, in hexadecimal
 * @param damaged        how many contents of attachments were missing or damaged in the office itself, and are not in the backup
 */
record BackupManifest(int format, String version, String createdAt, OfficeCounts counts, long entries, String checksumsHash,
        long damaged) {

    static final int FORMAT = 1;
    static final int LARGEST = 64 * 1024;

    /** Before it {@link #CHECKSUMS}, before that everything else. */
    static final String NAME = "backup.json";
    /** Lines as {@code sha256sum} writes and checks them. */
    static final String CHECKSUMS = "SHA256SUMS";
    static final String DATABASE = "office.mv.db";
    static final String SETTINGS = "vireo.properties";
    static final String ATTACHMENTS = "attachments/";
    static final String ENTRIES = "entries/";
    static final String KEYS = "tls/";

    /** That of a file which may be a backup; read without the rest of it. */
    static Optional<BackupManifest> of(Path file) {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            ZipEntry entry = zip.getEntry(NAME);
            if (entry == null) {
                return Optional.empty();
            }
            try (InputStream json = zip.getInputStream(entry)) {
                return Optional.of(Json.read(json.readNBytes(LARGEST), BackupManifest.class));
            }
        } catch (IOException | Json.InvalidJsonException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Whether this is a file of an office. What a backup names otherwise is not written anywhere. */
    static boolean isOfOffice(String name) {
        return name.equals(DATABASE) || name.equals(SETTINGS)
                || name.matches("entries/segment-[0-9]{1,9}-[0-9]{1,9}")
                || name.matches("attachments/([0-9a-f]{2})/\\1[0-9a-f]{62}")
                || name.matches("tls/[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}");
    }

    static String attachment(String hash) {
        return ATTACHMENTS + hash.substring(0, 2) + "/" + hash;
    }
}
