package dev.vireo.server.database;

import dev.vireo.testing.TestPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A database of the kind that the tests run on. */
public final class TestDatabase {

    private TestDatabase() {
    }

    /** Opens the database of this folder: the file in it, or the one whose URL the folder keeps. */
    public static Database open(Path folder) {
        return TestPostgres.isWanted() ? Database.open(url(folder)) : Database.open(folder);
    }

    private static String url(Path folder) {
        Path kept = folder.resolve("database-url");
        try {
            if (!Files.exists(kept)) {
                Files.writeString(kept, TestPostgres.freshDatabase());
            }
            return Files.readString(kept);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
