package dev.vireo.protocol;

/** The phase of a backup. */
public enum BackupPhase {
    DATABASE,
    FILES,
    VERIFYING
}
