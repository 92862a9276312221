package dev.vireo.server.database;

import dev.vireo.server.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches the free space where the office is stored. Below a minimum the office becomes read-only, so that a database never
 * meets a full disk in the middle of a write. Queries the disk at most a few times a second. Thread-safe.
 */
public final class DiskSpace {

    private static final Logger logger = LoggerFactory.getLogger(DiskSpace.class);
    private static final Duration FRESH = Duration.ofMillis(250);
    private static final Duration RETRY = Duration.ofSeconds(5);
    private static final long MIB = 1024 * 1024;

    private final LongSupplier usable;
    private final long minimum;
    private final AtomicLong lookedAt = new AtomicLong(System.nanoTime() - FRESH.toNanos());
    private volatile boolean low;

    /** @param usable how many bytes are free */
    DiskSpace(LongSupplier usable, long minimum) {
        this.usable = usable;
        this.minimum = minimum;
    }

    /** @param minimum in bytes; 0 for no watch at all */
    public static DiskSpace of(Path folder, long minimum) {
        return minimum == 0 ? unwatched() : new DiskSpace(() -> usable(folder), minimum);
    }

    /** For a database on another machine. */
    static DiskSpace unwatched() {
        return new DiskSpace(() -> Long.MAX_VALUE, 0);
    }

    private static long usable(Path folder) {
        try {
            return Files.getFileStore(folder).getUsableSpace();
        } catch (IOException cannotTell) {
            return Long.MAX_VALUE;
        }
    }

    /** Whether there is too little space to write. */
    public boolean isLow() {
        long now = System.nanoTime();
        long last = lookedAt.get();
        if (now - last >= FRESH.toNanos() && lookedAt.compareAndSet(last, now)) {
            look();
        }
        return low;
    }

    private void look() {
        long free = usable.getAsLong();
        boolean nowLow = free < minimum;
        if (nowLow != low) {
            low = nowLow;
            if (nowLow) {
                logger.error("Only {} MiB of disk space are free; the office is read-only until there are {} MiB", free / MIB,
                        minimum / MIB);
            } else {
                logger.info("There is enough disk space again; the office can be written to");
            }
        }
    }

    /** @throws ProblemException 503 {@code disk_full} while there is too little room */
    public void require() {
        if (isLow()) {
            throw full();
        }
    }

    static ProblemException full() {
        return ProblemException.unavailable("disk_full", "The server's disk is full. The office is read-only until there "
                + "is space again.", RETRY);
    }
}
