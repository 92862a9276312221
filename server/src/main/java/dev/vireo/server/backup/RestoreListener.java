package dev.vireo.server.backup;

/** Follows a restore, on the thread that does it. */
public interface RestoreListener {

    /** Nobody wants to know. */
    RestoreListener NONE = new RestoreListener() {

        @Override
        public void read(long bytes, long total) {
            // Unused.
        }

        @Override
        public void verifying() {
            // Unused.
        }

        @Override
        public boolean isStopped() {
            return false;
        }
    };

    /** How much of the file has been read. */
    void read(long bytes, long total);

    /** Everything was read; now it is compared. */
    void verifying();

    /** Asked again and again: whether to stop, and to leave nothing behind. */
    boolean isStopped();
}
