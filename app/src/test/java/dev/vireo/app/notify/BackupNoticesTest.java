package dev.vireo.app.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.app.state.ConnectionState;
import dev.vireo.app.state.SampleOffice;
import dev.vireo.app.ui.Fx;
import dev.vireo.protocol.BackupRun;
import dev.vireo.protocol.BackupState;
import dev.vireo.protocol.OfficeRole;
import dev.vireo.testing.Await;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import javafx.application.Platform;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class BackupNoticesTest {

    private final SampleOffice office = Fx.call(SampleOffice::ownedByMe);
    private final RecordingNotifier desktop = new RecordingNotifier();
    private final NotificationSettings settings = new NotificationSettings();
    private CompletionStage<Optional<BackupRun>> lastFailure = CompletableFuture.completedFuture(Optional.empty());
    private BackupNotices notices;

    @BeforeEach
    void follow() {
        Fx.run(() -> office.connection(ConnectionState.OFFLINE));
        notices = Fx.call(() -> new BackupNotices(office.workspace(), () -> lastFailure, settings, desktop,
                () -> LocalDateTime.of(2026, 11, 20, 12, 0),
                Platform::runLater, Duration.ofMillis(5)));
    }

    @AfterEach
    void end() {
        Fx.run(notices::close);
    }

    private static BackupRun failed(String id) {
        return new BackupRun(id, BackupState.FAILED, true, Instant.EPOCH, Instant.EPOCH, "", 0, 0, 0, 0, false, "The disk is full.");
    }

    private static BackupRun verified(String id) {
        return new BackupRun(id, BackupState.VERIFIED, true, Instant.EPOCH, Instant.EPOCH, "", 0, 0, 0, 0, true, null);
    }

    private void ended(BackupRun backup) {
        Fx.run(() -> office.backupEnded(backup));
    }

    @Test
    void aFailureIsToldWithItsReasonUntilTheNextOneHolds() {
        ended(failed("1"));
        assertThat(desktop.titles()).containsExactly("The office’s backup failed");
        assertThat(desktop.shown.getFirst().body()).isEqualTo("The disk is full.");
        ended(failed("2"));
        assertThat(desktop.shown).hasSize(2).extracting(Notice::key).containsOnly(Notice.BACKUP);
        assertThat(desktop.withdrawn).isEmpty();
        ended(verified("3"));
        assertThat(desktop.withdrawn).containsExactly(Notice.BACKUP);
    }

    @Test
    void anOwnerWhoComesBackIsToldOnceOfWhatFailedMeanwhile() {
        lastFailure = CompletableFuture.completedFuture(Optional.of(failed("1")));
        Fx.run(() -> office.connection(ConnectionState.LIVE));
        assertThat(desktop.shown).hasSize(1);
        ended(failed("1"));
        Fx.run(() -> office.connection(ConnectionState.OFFLINE));
        Fx.run(() -> office.connection(ConnectionState.POLLING));
        assertThat(desktop.shown).as("the same one").hasSize(1);
    }

    @Test
    void oneThatHeldMeanwhileTakesTheNoticeAway() {
        ended(failed("1"));
        Fx.run(() -> office.connection(ConnectionState.LIVE));
        assertThat(desktop.withdrawn).containsExactly(Notice.BACKUP);
    }

    @Test
    void whereNobodyAnswersNothingIsTold() {
        ended(failed("1"));
        lastFailure = CompletableFuture.failedFuture(new IllegalStateException("out of reach"));
        Fx.run(() -> office.connection(ConnectionState.LIVE));
        assertThat(desktop.withdrawn).isEmpty();
        assertThat(desktop.shown).hasSize(1);
    }

    @Test
    void whoeverWantsToBeLeftAloneIsToldAfterwards() {
        Fx.run(() -> settings.quietHoursProperty().set(_ -> true));
        ended(failed("1"));
        assertThat(desktop.shown).isEmpty();
        Fx.run(() -> settings.quietHoursProperty().set(_ -> false));
        Await.until(() -> assertThat(desktop.shown).hasSize(1));
    }

    @Test
    void onlyOwnersAreTold() {
        Fx.run(() -> office.myRole(OfficeRole.ADMIN));
        lastFailure = CompletableFuture.completedFuture(Optional.of(failed("1")));
        Fx.run(() -> office.connection(ConnectionState.LIVE));
        ended(failed("2"));
        assertThat(desktop.shown).isEmpty();
    }
}
