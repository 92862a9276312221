package dev.vireo.server.backup;

import dev.vireo.server.database.Database;
import dev.vireo.server.log.Log;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/**
 * Restores a backup into an empty folder. Everything lies in a folder of its own in there until all of it is verified; then it is
 * moved to its place, the database last, so that whatever interrupts it leaves no office that is only partly there.
 */
public final class OfficeRestore {

    /** Where the office lies while it is restored. A server that finds it refuses the data folder. */
    public static final String UNFINISHED = "restore-in-progress";

    private final Path file;
    private final Path folder;
    private final RestoreListener listener;

    /** @param folder that is empty, or does not exist */
    public OfficeRestore(Path file, Path folder) {
        this(file, folder, RestoreListener.NONE);
    }

    /** @param listener may stop it; then nothing is left of it */
    public OfficeRestore(Path file, Path folder, RestoreListener listener) {
        this.file = file;
        this.folder = folder;
        this.listener = listener;
    }

    /**
     * @param alone does more to the database, as the last thing before it is in its place
     * @return the last line for whoever asked
     * @throws BackupException if it cannot be restored; then nothing is left of it
     */
    public String run(Consumer<String> lines, Consumer<Handle> alone) throws IOException {
        requireReadable();
        boolean made = requireEmpty();
        boolean done = false;
        Path restoring = folder.resolve(UNFINISHED);
        try {
            lines.accept("Restoring " + file + " into " + folder + ":");
            WorkFolder.delete(restoring);
            Files.createDirectory(restoring, WorkFolder.privately("rwx------"));
            Path office = Files.createDirectory(restoring.resolve("office"));
            BackupContents backup = new BackupContents(file, restoring, listener);
            BackupManifest manifest = backup.read(name -> place(office, name));
            lines.accept("  verifying          " + manifest.counts().inWords());
            listener.verifying();
            RestoredOffice.verify(office, backup, manifest);
            try (Database database = Database.open(office)) {
                Log.beginNewEpoch(database);
                database.durably(handle -> {
                    alone.accept(handle);
                    return true;
                });
            }
            WatchedStream.requireGoingOn(listener);
            moveIntoPlace(office);
            WorkFolder.delete(restoring);
            done = true;
            return "Restored and verified: " + manifest.counts().inWords() + ", as of " + manifest.createdAt() + ".";
        } finally {
            if (!done) {
                WorkFolder.delete(restoring);
                if (made) {
                    Files.deleteIfExists(folder);
                }
            }
        }
    }

    private void requireReadable() {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new BackupException(BackupFault.UNREADABLE,
                    "The backup " + file + " doesn't exist or can't be read. Check the path given with --from.");
        }
    }

    /** What an interrupted restore left may be there. @return whether the folder was made now */
    private boolean requireEmpty() throws IOException {
        if (!Files.exists(folder)) {
            Files.createDirectories(folder);
            if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
                Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
            }
            return true;
        }
        try (Stream<Path> content = Files.list(folder)) {
            List<String> names = content.map(each -> each.getFileName().toString())
                    .filter(name -> !name.equals(UNFINISHED) && !name.equals("lock") && !name.equals("lost+found")).toList();
            if (!names.isEmpty()) {
                throw new BackupException("The folder " + folder + " isn't empty. Restore into an empty folder, so that nothing is lost.");
            }
        }
        return false;
    }

    private static OutputStream place(Path office, String name) throws IOException {
        Path place = office.resolve(name);
        Path parent = place.getParent();
        if (parent == null) {
            throw new NoSuchFileException(name);
        }
        Files.createDirectories(parent, WorkFolder.privately("rwx------"));
        FileChannel channel = FileChannel.open(place, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                WorkFolder.privately("rw-------"));
        return new FilterOutputStream(Channels.newOutputStream(channel)) {
            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                out.write(bytes, offset, length);
            }

            @Override
            public void close() throws IOException {
                channel.force(true);
                channel.close();
            }
        };
    }

    private void moveIntoPlace(Path office) throws IOException {
        List<Path> parts;
        try (Stream<Path> all = Files.list(office)) {
            parts = all.toList();
        }
        for (Path each : parts) {
            if (!each.getFileName().toString().equals(BackupManifest.DATABASE)) {
                Files.move(each, folder.resolve(each.getFileName()));
            }
        }
        Files.move(office.resolve(BackupManifest.DATABASE), folder.resolve(BackupManifest.DATABASE));
    }
}
