package dev.vireo.server.attachment;

import dev.vireo.testing.TestOffice;
import dev.vireo.testing.TestPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Reads the files of a folder on disk. */
final class Folders {

    private Folders() {
    }

    /** The files of an office's contents, as far as this server has them. */
    static List<Path> contents(TestOffice office) throws IOException {
        return files(place(office));
    }

    static Path place(TestOffice office) {
        return office.folder().resolve(TestPostgres.isWanted() ? "cache" : "attachments");
    }

    static List<Path> files(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }
}
