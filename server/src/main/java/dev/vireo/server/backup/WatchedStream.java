package dev.vireo.server.backup;

import java.io.FilterInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads a backup, tells how far it is, and ends when it is to stop. */
final class WatchedStream extends FilterInputStream {

    private final RestoreListener listener;
    private final long total;
    private long read;

    WatchedStream(Path file, RestoreListener listener) throws IOException {
        super(Files.newInputStream(file));
        this.listener = listener;
        this.total = Files.size(file);
    }

    @Override
    public int read() throws IOException {
        throw new IOException("read in blocks only");
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        requireGoingOn(listener);
        int count = in.read(bytes, offset, length);
        if (count > 0) {
            read += count;
            listener.read(read, total);
        }
        return count;
    }

    /** @throws BackupException if it is to stop */
    static void requireGoingOn(RestoreListener listener) {
        if (listener.isStopped()) {
            throw new BackupException(BackupFault.STOPPED, "The restore was stopped. Nothing is left of it.");
        }
    }
}
