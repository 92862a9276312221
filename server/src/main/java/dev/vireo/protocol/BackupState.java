package dev.vireo.protocol;

/** The state of a backup. */
public enum BackupState {
    RUNNING,
    /** Complete, on stable storage, and restored into a temporary office. */
    VERIFIED,
    FAILED,
    /** Somebody stopped it. */
    CANCELLED,
    /** The server stopped meanwhile. */
    INTERRUPTED
}
