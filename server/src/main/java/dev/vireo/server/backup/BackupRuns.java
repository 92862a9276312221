package dev.vireo.server.backup;

import dev.vireo.protocol.BackupRun;
import dev.vireo.protocol.BackupState;
import dev.vireo.server.backup.BackupRunTable.RunRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The backups that were made or tried, as owners see them.
 *
 * @param all the newest first
 */
record BackupRuns(List<RunRow> all) {

    private static final int LISTED = 50;

    /** The last one that holds. */
    Optional<BackupRun> verified() {
        return ofState(BackupState.VERIFIED).findFirst().map(BackupRuns::shown);
    }

    private Stream<RunRow> ofState(BackupState state) {
        return all.stream().filter(run -> run.state() == state);
    }

    /** The last one, if it failed; one that somebody stopped says nothing. */
    Optional<BackupRun> failure() {
        return all.stream().filter(run -> run.state() == BackupState.VERIFIED || run.state() == BackupState.FAILED).findFirst()
                .filter(run -> run.state() == BackupState.FAILED).map(BackupRuns::shown);
    }

    List<BackupRun> list() {
        return ofState(BackupState.VERIFIED).limit(LISTED).map(BackupRuns::shown).toList();
    }

    static BackupRun shown(RunRow run) {
        VerifiedBackup made = run.made();
        return new BackupRun(Long.toString(run.number()), run.state(), run.dueAt().isPresent(), run.beganAt(), run.endedAt().orElse(null),
                made.file().toString(), made.messages(), made.files(), made.bytes(), made.damaged(),
                run.state() == BackupState.VERIFIED && hasSize(made.file(), made.bytes()),
                run.reason().isEmpty() ? null : run.reason());
    }

    private static boolean hasSize(Path file, long bytes) {
        try {
            return Files.isRegularFile(file) && Files.size(file) == bytes;
        } catch (IOException gone) {
            return false;
        }
    }
}
