package dev.vireo.app.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.app.failures.FailedException;
import dev.vireo.app.failures.FailureReason;
import dev.vireo.app.ui.FocusWalk;
import dev.vireo.app.ui.Fx;
import dev.vireo.app.ui.Keys;
import dev.vireo.app.ui.Theme;
import dev.vireo.app.ui.View;
import dev.vireo.app.ui.Views;
import dev.vireo.protocol.BackupOverview;
import dev.vireo.protocol.BackupPhase;
import dev.vireo.protocol.BackupProgress;
import dev.vireo.protocol.BackupSchedule;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The backups by keyboard alone. */
final class BackupKeyboardTest {

    private static final Instant NOW = Instant.parse("2026-11-30T09:00:00Z");
    private static final BackupOverview RUNNING = SampleBackups.overview(SampleBackups.verified("2026-11-30T02:10:21Z"), null,
            new BackupProgress(NOW, BackupPhase.FILES, 120, 318));

    private SampleBackups backups = SampleBackups.of(verified());
    private View<BackupPane> view;
    private Stage stage;

    @AfterEach
    void close() {
        Fx.run(view.controller()::close);
        Fx.run(stage::close);
    }

    @Test
    void tabReachesEverythingInItsOrder() {
        open(true);
        assertThat(FocusWalk.of(stage.getScene())).containsExactly("folder", "chooseFolder", "daily", "time", "now");
        Fx.run(() -> backups.become(CompletableFuture.completedFuture(RUNNING)));
        focus("cancel");
        assertThat(FocusWalk.of(stage.getScene())).containsExactly("cancel", "folder", "chooseFolder", "daily", "time");
    }

    @Test
    void aFolderAndATimeAreChosen() {
        open(true);
        focus("chooseFolder");
        press(KeyCode.SPACE);
        assertThat(backups.asked).containsExactly("folder /srv/chosen");
        backups.answerChanges(CompletableFuture.completedFuture(verified()));
        focus("time");
        press(KeyCode.DOWN);
        assertThat(backups.asked).last().isEqualTo("daily true 02:30");
        focus("daily");
        press(KeyCode.SPACE);
        assertThat(backups.asked).last().isEqualTo("daily false 02:10");
    }

    @Test
    void theKeyboardStaysWhereItIsWhileARequestIsUnderWay() {
        open(true);
        backups.answerChanges(new CompletableFuture<>());
        focus("daily");
        press(KeyCode.SPACE);
        assertThat(focused()).isEqualTo("daily");
        assertThat(node("now").isDisabled()).isTrue();
    }

    @Test
    void aSwitchThatWasThrownInVainGoesBack() {
        open(true);
        backups.answerChanges(CompletableFuture.failedFuture(new FailedException(FailureReason.LocalCause.UNREACHABLE, "")));
        backups.are(CompletableFuture.completedFuture(verified()));
        focus("daily");
        press(KeyCode.SPACE);
        assertThat(node("problem").isVisible()).isTrue();
        assertThat(((CheckBox) node("daily")).isSelected()).isTrue();
        assertThat(focused()).isEqualTo("daily");
    }

    @Test
    void aBackupIsMadeAndStoppedAndAFailedLookIsRepeated() {
        open(true);
        focus("now");
        backups.answerChanges(CompletableFuture.completedFuture(RUNNING));
        press(KeyCode.SPACE);
        assertThat(backups.asked).containsExactly("begin");
        assertThat(focused()).as("what could be pressed by mistake is gone, what can be pressed is at hand").isEqualTo("cancel");
        press(KeyCode.SPACE);
        assertThat(backups.asked).containsExactly("begin", "cancel");
        Fx.await(() -> focused().equals("now"));

        Fx.run(() -> backups.become(CompletableFuture.failedFuture(new FailedException(FailureReason.LocalCause.UNREACHABLE, ""))));
        focus("again");
        backups.are(CompletableFuture.completedFuture(verified()));
        press(KeyCode.SPACE);
        Fx.await(() -> node("settings").isVisible());
    }

    @Test
    void fromAfarTheFolderIsTyped() {
        backups = SampleBackups.of(new BackupOverview(new BackupSchedule(false, "02:10", "UTC", "/srv/backups"), null, null, null, null,
                List.of(), true, "/srv/backups"));
        open(false);
        focus("folder");
        Fx.run(() -> ((TextField) node("folder")).setText("/srv/backups/daily"));
        assertThat(FocusWalk.of(stage.getScene())).containsSubsequence("folder", "saveFolder", "daily");
        focus("folder");
        press(KeyCode.ENTER);
        assertThat(backups.asked).containsExactly("folder /srv/backups/daily");
    }

    @Test
    void aTypedFolderIsKeptWhenTheOfficeIsLookedAtAgain() {
        backups = SampleBackups.of(overviewIn("/srv/backups"));
        open(false);
        Fx.run(() -> ((TextField) node("folder")).setText("/srv/backups/daily"));
        focus("saveFolder");
        lookAgainAt("/srv/backups");
        assertThat(((TextField) node("folder")).getText()).isEqualTo("/srv/backups/daily");
        assertThat(focused()).isEqualTo("saveFolder");
        backups.answerChanges(CompletableFuture.completedFuture(overviewIn("/srv/backups/daily")));
        press(KeyCode.SPACE);
        assertThat(backups.asked).containsExactly("folder /srv/backups/daily");
        lookAgainAt("/srv/elsewhere");
        assertThat(((TextField) node("folder")).getText()).isEqualTo("/srv/elsewhere");
    }

    private void lookAgainAt(String folder) {
        Fx.run(() -> backups.become(CompletableFuture.completedFuture(overviewIn(folder))));
        Fx.pulse();
    }

    private static BackupOverview overviewIn(String folder) {
        return new BackupOverview(new BackupSchedule(false, "02:10", "UTC", folder), null, null, null, null, List.of(), true, "/srv");
    }

    private static BackupOverview verified() {
        return SampleBackups.overview(SampleBackups.verified("2026-11-30T02:10:21Z"), null, null);
    }

    private void open(boolean here) {
        stage = Fx.call(() -> {
            view = new Views(Map.of()).load(new BackupPane(backups, here ? Optional.of((_, _) -> Optional.of(Path.of("/srv/chosen")))
                    : Optional.empty(), Clock.fixed(NOW, ZoneOffset.UTC)));
            Stage window = new Stage();
            window.setScene(new Scene(view.root(), 704, 480));
            new Theme().apply(window.getScene());
            window.show();
            return window;
        });
        Fx.pulse();
    }

    private void focus(String id) {
        Fx.run(node(id)::requestFocus);
        Fx.await(() -> focused().equals(id));
    }

    private void press(KeyCode key) {
        Keys.press(stage.getScene(), key);
    }

    private String focused() {
        return Fx.call(() -> stage.getScene().getFocusOwner().getId());
    }

    private Node node(String id) {
        return Fx.call(() -> stage.getScene().lookup("#" + id));
    }
}
