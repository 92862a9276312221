package dev.vireo.server.search;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notes beside the index how far it has got, so that nobody has to open it to see that nothing is missing. A note is of one commit of
 * the index; beside another one it says nothing.
 */
final class ProgressNote {

    private static final Logger logger = LoggerFactory.getLogger(ProgressNote.class);
    private static final String COMMITS = "segments_";
    private static final String COMMIT = "commit";
    private static final int LONGEST = 1_000;

    private final Path folder;
    private final Path file;

    ProgressNote(Path folder) {
        this.folder = folder;
        this.file = folder.resolve("progress");
    }

    /** Empty if there is none of the index as it is. */
    Optional<IndexProgress> read() {
        try {
            Optional<String> commit = commit();
            if (commit.isEmpty() || !Files.isRegularFile(file) || Files.size(file) > LONGEST) {
                return Optional.empty();
            }
            Map<String, String> data = new HashMap<>();
            for (String line : Files.readAllLines(file)) {
                int space = line.indexOf(' ');
                if (space > 0) {
                    data.put(line.substring(0, space), line.substring(space + 1));
                }
            }
            return commit.get().equals(data.get(COMMIT)) ? IndexProgress.read(data) : Optional.empty();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    /** After the index has committed what it says. */
    void write(IndexProgress progress) {
        try {
            Map<String, String> data = new HashMap<>(progress.write());
            data.put(COMMIT, commit().orElse(""));
            Path fresh = file.resolveSibling("progress.new");
            Files.write(fresh, data.entrySet().stream().map(entry -> entry.getKey() + " " + entry.getValue()).sorted().toList());
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            logger.debug("The search index can't note how far it has got, and is opened at the next start: {}", e.toString());
        }
    }

    /** The name of the latest; Lucene numbers them in base 36. */
    private Optional<String> commit() throws IOException {
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(each -> each.getFileName().toString()).filter(name -> name.startsWith(COMMITS))
                    .max(Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder()));
        }
    }
}
