package dev.vireo.protocol;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A backup that was made, or why there is none.
 *
 * @param scheduled whether it was its time, and not somebody who asked for it
 * @param endedAt   null while it is made
 * @param file      on the server's computer
 * @param files     contents of attachments, each once
 * @param bytes     the size of the file
 * @param damaged   how many files were missing or damaged in the office itself, and are not in it
 * @param present   whether the file is still where it was made
 * @param reason    why it failed, for people; null otherwise
 */
public record BackupRun(String id, BackupState state, boolean scheduled, Instant beganAt, @Nullable Instant endedAt, String file,
        long messages, long files, long bytes, long damaged, boolean present, @Nullable String reason) {
}
