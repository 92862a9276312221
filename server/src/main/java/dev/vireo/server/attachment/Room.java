package dev.vireo.server.attachment;

import dev.vireo.server.problem.ProblemException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** How much room the contents of one server take, those that are only coming in included. Thread-safe. */
final class Room {

    private final AtomicLong used;

    Room(long used) {
        this.used = new AtomicLong(used);
    }

    /** A content has gone. */
    void free(long bytes) {
        used.addAndGet(-bytes);
    }

    /** Room for a file that is coming in. @param quota in bytes, for all together */
    Share share(long quota) {
        return new Share(quota);
    }

    static ProblemException full(long quota) {
        return new ProblemException(409, "quota_reached", "The office has no room left for files.", Map.of("quota", quota));
    }

    /** What one file takes; given back when it is closed, unless it is kept. One thread. */
    final class Share implements AutoCloseable {

        private final long quota;
        private long taken;

        private Share(long quota) {
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
