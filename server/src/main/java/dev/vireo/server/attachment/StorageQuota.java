package dev.vireo.server.attachment;

import dev.vireo.server.problem.ProblemException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** Keeps the contents of one server within the office's quota, uploads in progress included. Thread-safe. */
final class StorageQuota {

    private final AtomicLong used;

    StorageQuota(long used) {
        this.used = new AtomicLong(used);
    }

    /** Frees the space of a deleted content. */
    void free(long bytes) {
        used.addAndGet(-bytes);
    }

    /**
     * Reserves space for an upload.
     *
     * @param quota in bytes, for all contents together
     */
    Reservation share(long quota) {
        return new Reservation(quota);
    }

    static ProblemException full(long quota) {
        return new ProblemException(409, "quota_reached",
                "The office has no space left for files. Ask an admin to raise the quota.", Map.of("quota", quota));
    }

    /** The space reserved for one file. Closing it frees the space, unless the file is kept. One thread. */
    final class Reservation implements AutoCloseable {

        private final long quota;
        private long taken;

        private Reservation(long quota) {
            this.quota = quota;
        }

        /** @throws ProblemException 409 if there is no room left in the office */
        void take(long bytes) {
            taken += bytes;
            if (used.addAndGet(bytes) > quota) {
                throw full(quota);
            }
        }

        void keep() {
            taken = 0;
        }

        @Override
        public void close() {
            used.addAndGet(-taken);
            taken = 0;
        }
    }
}
