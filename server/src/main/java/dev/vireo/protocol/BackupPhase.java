package dev.vireo.protocol;

/** How far a backup is. */
public enum BackupPhase {
    DATABASE,
    FILES,
    VERIFYING
}
