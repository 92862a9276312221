package dev.vireo.server;

import dev.vireo.server.attachment.AttachmentCheck;
import dev.vireo.server.database.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Reads everything in an office's data folder, and reports what cannot be read. Changes nothing that anybody wrote. Where the log is lost,
 * it can be begun anew.
 */
final class CheckCommand {

    private final Path data;
    private final boolean accept;
    private final boolean newLog;

    CheckCommand(Config config) {
        this(config, false, false);
    }

    /**
     * @param accept whether the folder may be served although attachments are missing
     * @param newLog whether the log begins anew, for an office that has lost its own
     */
    CheckCommand(Config config, boolean accept, boolean newLog) {
        if (!config.databaseUrl().isEmpty()) {
            throw new StartException("vireo-server check only works on a data folder. For a PostgreSQL database, use pg_amcheck.");
        }
        this.data = config.data();
        this.accept = accept;
        this.newLog = newLog;
    }

    /** @return whether everything can be read @throws StartException if there is no office that nobody serves */
    boolean run(Consumer<String> lines) throws IOException {
        OfficeFile file = new OfficeFile(data);
        if (!Files.exists(file.path())) {
            file.requireThere();
            throw new StartException("There is no office in the data folder " + data + ". Check the path given with --data.");
        }
        try (DataFolder folder = DataFolder.open(data)) {
            if (newLog) {
                beginLogAnew(file, folder.path());
                lines.accept("The log begins anew. Every client will fetch everything again.");
            }
            List<Database.TableCheck> tables = tables(file, folder.path());
            lines.accept("Contents of " + file.path() + ":");
            boolean sound = true;
            for (Database.TableCheck table : tables) {
                sound &= table.damage().isEmpty();
                lines.accept(String.format(Locale.ROOT, "  %-18s %12d rows, %d indexes  %s", table.name(), table.rows(), table.indexes(),
                        table.damage().isEmpty() ? "ok" : "DAMAGED: " + table.damage()));
            }
            if (sound) {
                List<String> missing = missing(folder.path(), lines);
                sound = missing.isEmpty();
                if (accept) {
                    new FolderMark(folder.path()).remember();
                }
                missing.forEach(hash -> lines.accept("  attachments/" + hash.substring(0, 2) + "/" + hash + "  MISSING"));
            }
            lines.accept(sound ? "Everything can be read."
                    : "Restore the folder from a backup. See \"Restoring\" in docs/administration.md.");
            return sound;
        }
    }

    private static void beginLogAnew(OfficeFile file, Path folder) {
        try {
            Database.beginLogAnew(folder);
        } catch (RuntimeException e) {
            throw file.unreadable(e);
        }
    }

    private static List<String> missing(Path folder, Consumer<String> lines) throws IOException {
        try (Database database = Database.open(folder)) {
            return AttachmentCheck.missing(database, folder.resolve("attachments"), lines);
        }
    }

    private static List<Database.TableCheck> tables(OfficeFile file, Path folder) {
        try {
            return Database.check(folder);
        } catch (RuntimeException e) {
            throw file.unreadable(e);
        }
    }
}
