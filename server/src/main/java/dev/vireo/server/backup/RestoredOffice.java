package dev.vireo.server.backup;

import dev.vireo.server.attachment.AttachedContents;
import dev.vireo.server.database.Database;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Compares an office that was restored with what its backup says it should be. */
final class RestoredOffice {

    private RestoredOffice() {
    }

    /**
     * Reads every table and index, counts what there is, and looks for the content of every attachment.
     *
     * @param folder with the database
     * @throws BackupException if anything is not as it should be
     */
    static void verify(Path folder, BackupContents backup, BackupManifest manifest) throws IOException {
        requireReadable(folder);
        try (Database database = Database.open(folder)) {
            if (database.isFromNewerVersion()) {
                throw new BackupException(BackupFault.NEWER,
                        "The backup was made by a newer version of Vireo, " + BackupContents.printable(manifest.version())
                                + ". Restore it with that version.");
            }
            OfficeCounts counts = database.snapshot(BackupTable::counts);
            if (!counts.equals(manifest.counts())) {
                throw new BackupException(BackupFault.DAMAGED,
                        "The restored database isn't what was backed up: it has " + counts.inWords() + " instead of "
                                + manifest.counts().inWords() + ".");
            }
            long missing = missing(database, backup);
            if (missing != manifest.damaged()) {
                throw new BackupException(BackupFault.DAMAGED,
                        "The backup lacks " + missing + " of the office's " + counts.files() + " files.");
            }
        }
    }

    private static void requireReadable(Path folder) {
        List<Database.TableCheck> damaged;
        try {
            damaged = Database.check(folder).stream().filter(table -> !table.damage().isEmpty()).toList();
        } catch (RuntimeException e) {
            throw new BackupException(BackupFault.DAMAGED, "The restored database can't be opened.");
        }
        if (!damaged.isEmpty()) {
            throw new BackupException(BackupFault.DAMAGED,
                    "The restored database can't be read: " + damaged.getFirst().name() + " is damaged.");
        }
    }

    /** Both are in the order of the hashes, so that they can be compared side by side. */
    private static long missing(Database database, BackupContents backup) throws IOException {
        try (BufferedReader names = backup.names()) {
            long[] missing = new long[1];
            String[] name = {next(names)};
            AttachedContents.each(database, content -> {
                while (!name[0].isEmpty() && name[0].compareTo(content.hash()) < 0) {
                    name[0] = next(names);
                }
                if (!name[0].equals(content.hash())) {
                    missing[0]++;
                }
            });
            return missing[0];
        }
    }

    /** The hash of the next attachment; empty after the last. The name says which it should be, and the checksum which it is. */
    private static String next(BufferedReader names) throws IOException {
        for (String line = names.readLine(); line != null; line = names.readLine()) {
            int name = line.indexOf("  " + BackupManifest.ATTACHMENTS);
            if (name > 0) {
                String hash = line.substring(line.lastIndexOf('/') + 1);
                if (!line.startsWith(hash)) {
                    throw new BackupException(BackupFault.DAMAGED, "The backup is damaged: the file " + hash + " isn't what it should be.");
                }
                return hash;
            }
        }
        return "";
    }
}
