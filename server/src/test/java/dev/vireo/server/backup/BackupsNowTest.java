package dev.vireo.server.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.protocol.BackupPhase;
import dev.vireo.protocol.BackupProgress;
import dev.vireo.protocol.BackupState;
import dev.vireo.server.backup.BackupRunTable.RunRow;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class BackupsNowTest {

    private static final Instant BEGAN = Instant.parse("2026-01-05T02:10:00Z");

    private boolean ended;

    private Optional<BackupProgress> progress() {
        return ended ? Optional.empty() : Optional.of(new BackupProgress(BEGAN, BackupPhase.VERIFYING, 1, 1));
    }

    private List<RunRow> runs() {
        return List.of(new RunRow(1, ended ? BackupState.VERIFIED : BackupState.RUNNING, BEGAN, Optional.empty(), Optional.empty(),
                new VerifiedBackup(Path.of("backup"), "", 0, 0, 0, 0), ""));
    }

    @Test
    void oneThatEndsBetweenBothLooksIsInOneOfThem() {
        BackupsNow now = BackupsNow.read(() -> {
            Optional<BackupProgress> seen = progress();
            ended = true;
            return seen;
        }, () -> {
            List<RunRow> seen = runs();
            ended = true;
            return seen;
        });

        assertThat(now.running().isPresent() || now.runs().verified().isPresent()).isTrue();
    }
}
