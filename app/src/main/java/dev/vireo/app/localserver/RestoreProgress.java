package dev.vireo.app.localserver;

/** Follows the restoring of an office, on the thread that does it. */
public interface RestoreProgress {

    /** @param part of the backup, from 0 to 1 */
    void read(double part);

    /** All was read; now it is compared. */
    void verifying();

    /** Whether to stop. */
    boolean isCancelled();
}
