package dev.vireo.server.backup;

import dev.vireo.protocol.BackupPhase;
import dev.vireo.protocol.BackupProgress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Makes backups on a thread of its own, never two at once. Thread-safe. */
public final class BackupWorker implements AutoCloseable {

    private static final Duration LAST_MOMENTS = Duration.ofSeconds(5);

    private final InstantSource clock;
    private @Nullable Thread running;
    private volatile @Nullable BackupProgress progress;
    private volatile boolean cancelled;
    private volatile boolean closed;

    /** Makes one backup. */
    @FunctionalInterface
    interface BackupTask {

        /** @param stopped asked again and again; when it says so, there is to be no backup */
        void make(BooleanSupplier stopped);
    }

    public BackupWorker(InstantSource clock) {
        this.clock = clock;
    }

    boolean isFree() {
        return !closed && progress == null;
    }

    /** How far the backup is that is being made. */
    Optional<BackupProgress> progress() {
        return Optional.ofNullable(progress);
    }

    void reached(BackupPhase phase, long done, long total) {
        BackupProgress before = progress;
        if (before != null) {
            progress = new BackupProgress(before.beganAt(), phase, done, total);
        }
    }

    /** @return whether it has begun; not while another is made, or the server stops */
    synchronized boolean start(BackupTask task) {
        if (!isFree()) {
            return false;
        }
        cancelled = false;
        progress = new BackupProgress(clock.instant(), BackupPhase.DATABASE, 0, 0);
        running = Thread.ofPlatform().daemon().name("backup").start(() -> {
            try {
                task.make(() -> cancelled || closed);
            } finally {
                progress = null;
            }
        });
        return true;
    }

    /** The backup under way ends without one. */
    synchronized void cancel() {
        cancelled = true;
    }

    /** Whether somebody has stopped the last one. */
    boolean wasCancelled() {
        return cancelled;
    }

    /** Whether the server stops, which nobody has asked a backup to do. */
    boolean isClosed() {
        return closed;
    }

    /** A backup under way ends without one. */
    @Override
    public void close() {
        closed = true;
        Thread last;
        synchronized (this) {
            last = running;
        }
        if (last != null) {
            try {
                last.join(LAST_MOMENTS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
