package dev.vireo.server;

import dev.vireo.server.attachment.DatabaseContents;
import dev.vireo.server.attachment.FolderContents;
import dev.vireo.server.database.Database;
import dev.vireo.server.database.UnsuitableDatabaseException;
import dev.vireo.server.move.OfficeLocation;
import dev.vireo.server.move.OfficeMove;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Moves an office between its file and PostgreSQL, while holding the lock of the data folder. */
final class MoveCommand {

    /** Distinguishes the move from servers, whose application name is vireo. */
    private static final String NAME = "vireo-move";
    /** Counting and emptying a whole table takes long. */
    private static final Duration TIMEOUT = Duration.ofMinutes(10);

    private final Config config;
    private final boolean back;

    /** @param back whether to move from PostgreSQL into the data folder */
    MoveCommand(Config config, boolean back) {
        this.config = config;
        this.back = back;
    }

    /** @throws StartException if it cannot begin */
    void run(Consumer<String> lines, BooleanSupplier stopped) throws IOException {
        if (config.databaseUrl().isEmpty()) {
            throw new StartException("No PostgreSQL database given. Set --database-url jdbc:postgresql://HOST/DATABASE?user=…&password=…");
        }
        Path data = config.data();
        DataFolder.requireHoldsDatabase(data);
        if (!back && !Files.exists(data.resolve("office.mv.db"))) {
            throw new StartException("There is no office in the data folder " + data + ". Check the path given with --data.");
        }
        try (CloseableStack closing = new CloseableStack()) {
            closing.add(DataFolder.open(data));
            OfficeLocation postgresql = postgresql(closing, data);
            OfficeLocation file = file(closing, data);
            OfficeMove move = back ? new OfficeMove(postgresql, file, lines, stopped) : new OfficeMove(file, postgresql, lines, stopped);
            move.run();
        }
    }

    private static OfficeLocation file(CloseableStack closing, Path data) throws IOException {
        Database database;
        try {
            database = closing.add(Database.open(data));
        } catch (RuntimeException e) {
            throw new StartException("The office's database in " + data + " can't be opened and may be damaged. "
                    + "Run vireo-server check to see what can be read.");
        }
        // Nothing is deleted during a move: every content counts as used.
        return new OfficeLocation("the folder " + data, database,
                FolderContents.open(data.resolve("attachments"), hashes -> hashes, InstantSource.system()), Optional.of(data));
    }

    private OfficeLocation postgresql(CloseableStack closing, Path data) throws IOException {
        Database database;
        try {
            database = closing.add(Database.open(url()));
        } catch (UnsuitableDatabaseException e) {
            throw new StartException(e.getMessage());
        } catch (RuntimeException e) {
            throw new StartException(String.valueOf(e.getMessage()).contains("non-empty schema")
                    ? "The database given with --database-url already contains something else. Move into an empty database."
                    : "The database given with --database-url can't be opened. "
                            + "Check that it exists and that this user may create tables in it.");
        }
        return new OfficeLocation("PostgreSQL at " + place(config.databaseUrl()), database,
                DatabaseContents.open(database, data.resolve("cache"), InstantSource.system()), Optional.empty());
    }

    private String url() {
        return with(with(config.databaseUrl(), "ApplicationName", NAME), "socketTimeout", Long.toString(TIMEOUT.toSeconds()));
    }

    private static String with(String url, String name, String value) {
        return url.contains(name + "=") ? url : url + (url.contains("?") ? "&" : "?") + name + "=" + value;
    }

    /** The URL without its query, which holds the password, and without a user's name and password before the host. */
    private static String place(String url) {
        return url.replaceFirst("[?].*", "").replaceFirst("^jdbc:postgresql:(//)?", "").replaceFirst("^[^/]*@", "");
    }
}
