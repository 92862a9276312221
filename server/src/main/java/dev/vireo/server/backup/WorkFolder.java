package dev.vireo.server.backup;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A folder for a while, which only its owner may read. It is deleted with everything in it when it is closed. */
final class WorkFolder implements AutoCloseable {

    /** In the data folder, where everything lies that is only needed while a backup is made. */
    static final String PLACE = "backup-in-progress";

    private final Path path;

    private WorkFolder(Path path) {
        this.path = path;
    }

    /** A new one in this data folder. */
    static WorkFolder in(Path dataFolder) throws IOException {
        return new WorkFolder(Files.createTempDirectory(place(dataFolder), "work-", privately("rwx------")));
    }

    static Path place(Path dataFolder) throws IOException {
        Path place = dataFolder.resolve(PLACE);
        if (!Files.isDirectory(place)) {
            Files.createDirectory(place, privately("rwx------"));
        }
        return place;
    }

    static FileAttribute<?>[] privately(String permissions) {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))}
                : new FileAttribute<?>[0];
    }

    Path path() {
        return path;
    }

    Path file(String name) {
        return path.resolve(name);
    }

    Path folder(String name) throws IOException {
        return Files.createDirectory(path.resolve(name));
    }

    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        List<Path> all;
        try (Stream<Path> tree = Files.walk(folder)) {
            all = tree.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path each : all) {
            Files.deleteIfExists(each);
        }
    }

    @Override
    public void close() throws IOException {
        delete(path);
    }
}
