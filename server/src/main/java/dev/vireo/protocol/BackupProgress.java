package dev.vireo.protocol;

import java.time.Instant;

/**
 * A backup that is being made.
 *
 * @param done  how many files are in it
 * @param total how many files it will hold; 0 before that is known
 */
public record BackupProgress(Instant beganAt, BackupPhase phase, long done, long total) {
}
