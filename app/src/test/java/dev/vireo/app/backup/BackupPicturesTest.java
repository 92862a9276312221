package dev.vireo.app.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.app.client.Refusals;
import dev.vireo.app.failures.FailedException;
import dev.vireo.app.failures.FailureReason;
import dev.vireo.app.ui.Fx;
import dev.vireo.app.ui.Pictures;
import dev.vireo.app.ui.Theme;
import dev.vireo.app.ui.Views;
import dev.vireo.protocol.BackupOverview;
import dev.vireo.protocol.BackupPhase;
import dev.vireo.protocol.BackupProgress;
import dev.vireo.protocol.BackupSchedule;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;

/** The backups in their states, to be looked at. */
final class BackupPicturesTest {

    private static final Instant NOW = Instant.parse("2026-11-30T09:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final String LONG = "/media/shyam/Venkatanarasimharajuvaripeta Krishnamurthy Subrahmanyasharma/everything of the office/"
            + "backups that nobody else may see";

    @Test
    void theBackupsCanBeDrawnInBothThemes() {
        picture("backups-never", SampleBackups.of(SampleBackups.overview("", null, null, null)), true);
        picture("backups-verified", SampleBackups.of(SampleBackups.overview(SampleBackups.verified("2026-11-30T02:10:21Z"), null, null)),
                true);
        picture("backups-failed", SampleBackups.of(SampleBackups.overview(SampleBackups.verified("2026-11-29T02:10:21Z"),
                SampleBackups.failed("2026-11-30T02:10:00Z", "The folder /srv/backups doesn't exist. Create it, or choose another place."),
                null)), true);
        picture("backups-running", SampleBackups.of(SampleBackups.overview(SampleBackups.verified("2026-11-12T02:10:21Z"), null,
                new BackupProgress(NOW, BackupPhase.FILES, 120, 318))), true);
        picture("backups-long", SampleBackups.of(SampleBackups.overview(LONG, SampleBackups.verified("2025-11-12T02:10:21Z", LONG, 3,
                false), null, null)), true);
        picture("backups-from-afar", SampleBackups.of(new BackupOverview(new BackupSchedule(true, "02:15", "Asia/Kolkata", "/srv/backups"),
                Instant.parse("2026-11-30T20:45:00Z"), null, SampleBackups.verified("2026-11-29T20:45:21Z"), null, List.of(), false,
                null)), false);
        picture("backups-typed", SampleBackups.of(new BackupOverview(new BackupSchedule(false, "02:10", "UTC", "/srv/backups"),
                null, null, null, null, List.of(), true, "/srv/backups")), false);
        picture("backups-unreachable", new SampleBackups(CompletableFuture.failedFuture(
                new FailedException(FailureReason.LocalCause.UNREACHABLE, ""))), true);
        picture("backups-elsewhere", new SampleBackups(CompletableFuture.failedFuture(
                Refusals.refused(409, "office_in_postgresql", "This office is in a PostgreSQL database."))), true);
        picture("backups-verifying",
                SampleBackups.of(SampleBackups.overview(null, null, new BackupProgress(NOW, BackupPhase.VERIFYING, 0, 0))),
                true);
        assertThat(Path.of("target/pictures/backups-failed-dark.png")).satisfies(file -> assertThat(Files.size(file)).isPositive());
    }

    /** After a moment of patience, in which nothing flashes. */
    @Test
    void thePaneThatStillLoadsCanBeDrawnInBothThemes() {
        for (Theme.Choice choice : new Theme.Choice[] {Theme.Choice.LIGHT, Theme.Choice.DARK}) {
            Stage stage = Fx.call(() -> {
                Stage window = new Stage();
                window.setScene(new Scene(framed(new SampleBackups(new CompletableFuture<>()), true), 704, 200));
                Theme theme = new Theme();
                theme.choiceProperty().set(choice);
                theme.apply(window.getScene());
                window.show();
                return window;
            });
            Fx.await(() -> stage.getScene().lookup("#statusLine").isVisible());
            Fx.pulse();
            assertThat(Fx.call(() -> stage.getScene().lookup("#settings").isVisible())).isFalse();
            Pictures.save(stage, "backups-loading-" + choice.name().toLowerCase(Locale.ROOT));
            Fx.run(stage::close);
        }
    }

    private static void picture(String name, Backups backups, boolean here) {
        Pictures.both(name, 704, 420, () -> framed(backups, here));
    }

    private static Parent framed(Backups backups, boolean here) {
        Parent pane = new Views(Map.of()).load(new BackupPane(backups, here ? Optional.of((_, _) -> Optional.empty())
                : Optional.empty(), CLOCK)).root();
        StackPane around = new StackPane(pane);
        around.setStyle("-fx-padding: 24px; -fx-alignment: top-center; -fx-background-color: -vireo-bg;");
        return around;
    }
}
