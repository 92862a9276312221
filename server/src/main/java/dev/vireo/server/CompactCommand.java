package dev.vireo.server;

import dev.vireo.server.database.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Consumer;

/** Compacts the office's file. This takes as long as it takes, which stopping a server must not. */
final class CompactCommand {

    private static final double MIB = 1024 * 1024;

    private final Path data;

    CompactCommand(Config config) {
        if (!config.databaseUrl().isEmpty()) {
            throw new StartException("vireo-server compact only works on a data folder. PostgreSQL reclaims space by itself.");
        }
        this.data = config.data();
    }

    /** @throws StartException if there is no office that nobody serves */
    void run(Consumer<String> lines) throws IOException {
        OfficeFile file = new OfficeFile(data);
        if (!Files.exists(file.path())) {
            file.requireThere();
            throw new StartException("There is no office in the data folder " + data + ". Check the path given with --data.");
        }
        try (DataFolder folder = DataFolder.open(data)) {
            long before = Files.size(file.path());
            lines.accept(String.format(Locale.ROOT,
                    "Compacting %s (%.1f MiB). A copy is kept beside it until the office has been served again.",
                    file.path(), before / MIB));
            try {
                Database.compact(folder.path());
            } catch (RuntimeException e) {
                throw file.unreadable(e);
            }
            lines.accept(String.format(Locale.ROOT, "Done: it now takes %.1f MiB.", Files.size(file.path()) / MIB));
        }
    }
}
