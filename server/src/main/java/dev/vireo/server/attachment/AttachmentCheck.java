package dev.vireo.server.attachment;

import dev.vireo.server.database.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Checks that the contents of an office's files are where they should be. */
public final class AttachmentCheck {

    private AttachmentCheck() {
    }

    /**
     * Compares the database's contents with the files in the folder, by size.
     *
     * @param lines receives a line with the totals
     * @return the contents that are missing, empty or truncated
     */
    public static List<String> missing(Database database, Path folder, Consumer<String> lines) throws IOException {
        Map<String, Long> known = database.read(handle -> new AttachmentTable().sizes(handle));
        List<String> missing = known.entrySet().stream()
                .filter(content -> HashedFolder.size(place(folder, content.getKey())) != content.getValue())
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
        lines.accept("  attachments        " + known.size() + " contents, " + missing.size() + " missing, "
                + strays(folder, known) + " that the database does not know");
        return missing;
    }

    private static long strays(Path folder, Map<String, Long> known) throws IOException {
        if (!Files.isDirectory(folder)) {
            return 0;
        }
        try (Stream<Path> files = Files.walk(folder, 2)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.length() == 64 && !known.containsKey(name))
                    .count();
        }
    }

    private static Path place(Path folder, String hash) {
        return folder.resolve(hash.substring(0, 2)).resolve(hash);
    }
}
