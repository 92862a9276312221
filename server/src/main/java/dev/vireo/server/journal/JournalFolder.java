package dev.vireo.server.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The folder of a journal. It is there only while the office is open, or after it was not closed cleanly. */
final class JournalFolder {

    private static final String NAME = "journal";
    private static final String DONE = "journal-done";
    private static final String SEGMENT = "segment-";

    private JournalFolder() {
    }

    static Path in(Path dataFolder) {
        return dataFolder.resolve(NAME);
    }

    static void make(Path folder) throws IOException {
        Path parent = Objects.requireNonNull(folder.toAbsolutePath().getParent());
        if (Files.getFileStore(parent).supportsFileAttributeView("posix")) {
            Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } else {
            Files.createDirectory(folder);
        }
        force(parent);
    }

    static void forceParent(Path file) throws IOException {
        force(Objects.requireNonNull(file.toAbsolutePath().getParent()));
    }

    /** Makes sure that files which were added to a folder, or left it, have done so on the disk. */
    static void force(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            if (!System.getProperty("os.name").startsWith("Windows")) {
                throw e;
            }
        }
    }

    static Path segment(Path folder, int number) {
        return folder.resolve(SEGMENT + number);
    }

    /** The files with records, in no particular order. */
    static List<Path> segments(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith(SEGMENT)).toList();
        }
    }

    static int number(Path segment) {
        return Integer.parseInt(segment.getFileName().toString().substring(SEGMENT.length()));
    }

    /** Removes a journal that is no longer needed. Whatever interrupts this, no part of it is taken for a journal. */
    static void remove(Path folder) throws IOException {
        Path done = folder.resolveSibling(DONE);
        removeDone(folder);
        try {
            Files.move(folder, done, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(folder, done);
        }
        forceParent(folder);
        removeDone(folder);
    }

    /** Removes what an interrupted removal left. */
    static void removeDone(Path folder) throws IOException {
        Path done = folder.resolveSibling(DONE);
        if (!Files.isDirectory(done)) {
            return;
        }
        List<Path> files;
        try (Stream<Path> all = Files.list(done)) {
            files = all.toList();
        }
        for (Path file : files) {
            Files.delete(file);
        }
        Files.delete(done);
    }
}
