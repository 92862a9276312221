package dev.vireo.server.backup;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * A backup that is complete, on stable storage, and was restored.
 *
 * @param hash    of its checksums, by which it is told from every other
 * @param damaged how many files were missing or damaged in the office itself
 */
public record VerifiedBackup(Path file, String hash, long messages, long files, long bytes, long damaged) {

    static VerifiedBackup of(Path file, long bytes, BackupManifest manifest) {
        return new VerifiedBackup(file, manifest.checksumsHash(), manifest.counts().messages(), manifest.counts().files(), bytes,
                manifest.damaged());
    }

    /** What was verified, and where it is. */
    public List<String> inLines() {
        String missing = damaged == 0 ? ""
                : " " + damaged + " files are missing or damaged in the office itself; vireo-server check names them.";
        return List.of("Verified: " + OfficeCounts.inWords(messages, files) + "." + missing,
                String.format(Locale.ROOT, "%s (%,d KiB)", file, bytes / 1024));
    }
}
