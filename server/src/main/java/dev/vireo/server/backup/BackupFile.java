package dev.vireo.server.backup;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Set;

/**
 * Where a backup goes. Until it is whole, on stable storage and verified, it has another name, so that nobody takes a broken one for a
 * whole one; closed before that, nothing is left of it.
 */
final class BackupFile implements AutoCloseable {

    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("'vireo-backup-'uuuuMMdd'T'HHmmss'Z.zip'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    /** To the millisecond: a small office can be backed up twice in a second. */
    private static final DateTimeFormatter EXACT_NAME = DateTimeFormatter.ofPattern("'vireo-backup-'uuuuMMdd'T'HHmmssSSS'Z-'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final Path file;
    private final Path part;
    private final FileChannel channel;
    private boolean done;

    private BackupFile(Path file, Path part, FileChannel channel) {
        this.file = file;
        this.part = part;
        this.channel = channel;
    }

    /** The name of a file that several offices can have in one folder. */
    static String name(String office, Instant now) {
        return EXACT_NAME.format(now) + office + ".zip";
    }

    /** @param target a file that does not exist yet, or a folder, in which the file is named by the time */
    static BackupFile create(Path target, Instant now) throws IOException {
        Path file = Files.isDirectory(target) ? target.resolve(NAME.format(now)) : target;
        Path parent = file.toAbsolutePath().getParent();
        if (parent == null || !Files.isDirectory(parent)) {
            throw new BackupException("The folder " + parent + " doesn't exist. Create it, or choose another place.");
        }
        if (Files.exists(file)) {
            throw new BackupException(file + " already exists. Choose another name; backups never overwrite anything.");
        }
        if (!Files.isWritable(parent)) {
            throw new BackupException("The office's server may not write to " + parent + ". Choose another place.");
        }
        Path part = part(file);
        // What an earlier try left.
        Files.deleteIfExists(part);
        return new BackupFile(file, part, FileChannel.open(part, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                WorkFolder.privately("rw-------")));
    }

    /** What there is of a file until it is done. */
    static Path part(Path file) {
        return file.resolveSibling(file.getFileName() + ".part");
    }

    /** Closing it leaves the file open. */
    OutputStream stream() {
        return new FilterOutputStream(Channels.newOutputStream(channel)) {
            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                out.write(bytes, offset, length);
            }

            @Override
            public void close() throws IOException {
                flush();
            }
        };
    }

    /** The unfinished file. */
    Path part() {
        return part;
    }

    void sync() throws IOException {
        channel.force(true);
    }

    /** From now on it is a backup. @return the file */
    Path finish() throws IOException {
        channel.close();
        if (Files.exists(file)) {
            throw new FileAlreadyExistsException(file.toString());
        }
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        done = true;
        syncFolder();
        return file;
    }

    private void syncFolder() {
        Path parent = file.toAbsolutePath().getParent();
        if (parent != null) {
            try (FileChannel folder = FileChannel.open(parent, StandardOpenOption.READ)) {
                folder.force(true);
            } catch (IOException notOnThisSystem) {
                // Windows has no such call and needs none.
            }
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
        if (!done) {
            Files.deleteIfExists(part);
        }
    }
}
