package dev.vireo.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;

/**
 * The folder that holds an office, locked for one server at a time. Only its owner may read it, since it holds everything that
 * anybody wrote.
 */
final class DataFolder implements AutoCloseable {

    private final Path path;
    private final FileChannel lockFile;

    private DataFolder(Path path, FileChannel lockFile) {
        this.path = path;
        this.lockFile = lockFile;
    }

    /**
     * Opens the folder, and creates it if it does not exist.
     *
     * @throws StartException if it cannot be used
     */
    static DataFolder open(Path path) {
        try {
            make(path);
            FileChannel lockFile = FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!isLocked(lockFile)) {
                lockFile.close();
                throw new FolderInUseException("The data folder " + path + " is in use by another server. Stop that server first.");
            }
            return new DataFolder(path, lockFile);
        } catch (IOException e) {
            throw new StartException(
                    "The data folder " + path + " can't be used: " + e.getClass().getSimpleName() + ".");
        }
    }

    /** Whether a server, or a command, has the folder just now. */
    static boolean isServed(Path path) {
        try {
            open(path).close();
            return false;
        } catch (FolderInUseException e) {
            return true;
        }
    }

    /** H2 takes what follows a semicolon for its settings. @throws StartException if no database can be in this folder */
    static void requireHoldsDatabase(Path path) {
        if (path.toAbsolutePath().toString().contains(";")) {
            throw new StartException("The path of the data folder must not contain a semicolon: " + path.toAbsolutePath());
        }
    }

    private static void make(Path path) throws IOException {
        if (Files.exists(path) && (!Files.isDirectory(path) || !Files.isWritable(path))) {
            throw new StartException("The data folder " + path + " isn't a writable folder. Check the path and its permissions.");
        }
        Files.createDirectories(path);
        boolean fresh;
        try (Stream<Path> content = Files.list(path)) {
            fresh = content.findAny().isEmpty();
        }
        if (fresh && Files.getFileStore(path).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
        }
    }

    /** The operating system releases the lock with the process, so a killed server leaves none behind. */
    private static boolean isLocked(FileChannel file) throws IOException {
        try {
            FileLock lock = file.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException sameProcess) {
            return false;
        }
    }

    Path path() {
        return path;
    }

    @Override
    public void close() {
        try {
            lockFile.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
