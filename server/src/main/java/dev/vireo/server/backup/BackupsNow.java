package dev.vireo.server.backup;

import dev.vireo.protocol.BackupProgress;
import dev.vireo.server.backup.BackupRunTable.RunRow;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The backup that is being made, if any, and those before, such that one that ends meanwhile is at least among one of both. */
record BackupsNow(Optional<BackupProgress> running, BackupRuns runs) {

    /** The progress first: one that ends in between is among the runs, and whoever polls while one is made does not stop too early. */
    static BackupsNow read(Supplier<Optional<BackupProgress>> progress, Supplier<List<RunRow>> runs) {
        Optional<BackupProgress> running = progress.get();
        return new BackupsNow(running, new BackupRuns(runs.get()));
    }
}
