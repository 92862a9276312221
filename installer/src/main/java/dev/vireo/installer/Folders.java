package dev.vireo.installer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.Set;
import java.util.stream.Stream;

/** What is done to whole folders. */
final class Folders {

    private static final Set<PosixFilePermission> OPEN = PosixFilePermissions.fromString("rw-r--r--");
    private static final Set<PosixFilePermission> RUN = PosixFilePermissions.fromString("rwxr-xr-x");

    private Folders() {
    }

    /** Makes a folder, or deletes what is in it. */
    static Path emptied(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(each);
                }
            }
        }
        return Files.createDirectories(folder);
    }

    /** Lets everybody read, and nobody but the owner write, whatever the umask was. */
    static void open(Path folder) throws IOException {
        if (!Files.getFileStore(folder).supportsFileAttributeView("posix")) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.filter(file -> Files.isRegularFile(file) && !Files.isSymbolicLink(file)).toList()) {
                Files.setPosixFilePermissions(each, Files.isExecutable(each) ? RUN : OPEN);
            }
        }
    }
}
