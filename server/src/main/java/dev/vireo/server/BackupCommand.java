package dev.vireo.server;

import dev.vireo.server.attachment.FolderContents;
import dev.vireo.server.backup.BackupCall;
import dev.vireo.server.backup.OfficeBackup;
import dev.vireo.server.database.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
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
            throw new StartException("vireo-server backup only works on a data folder. For a PostgreSQL database, use pg_dump; "
                    + "see docs/backup.md.");
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
            return new OfficeBackup(folder, database, contents, VireoVersion.current(), InstantSource.system()).run(target, lines, stopped);
        }
    }

    private static Database open(OfficeFile file, Path folder) {
        try {
            return Database.open(folder);
        } catch (RuntimeException e) {
            throw file.unreadable(e);
        }
    }
}
