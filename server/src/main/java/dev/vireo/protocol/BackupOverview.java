package dev.vireo.protocol;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /backups}.
 *
 * @param nextAt          when the next one is due; null while there is no schedule
 * @param running         the one that is being made; null if none is
 * @param verified        the last one that holds; null if there is none yet
 * @param failure         the last one, if it failed; null once another was verified
 * @param backups         those that the office keeps, the newest first
 * @param mayChooseFolder whether the caller may choose another folder from where they are
 * @param folderRoot      in which it must be; null for anywhere
 */
public record BackupOverview(BackupSchedule schedule, @Nullable Instant nextAt, @Nullable BackupProgress running,
        @Nullable BackupRun verified, @Nullable BackupRun failure, List<BackupRun> backups, boolean mayChooseFolder,
        @Nullable String folderRoot) {
}
