package dev.vireo.app.update;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.app.store.DataFolder;
import dev.vireo.app.ui.Background;
import dev.vireo.app.ui.Fx;
import dev.vireo.app.ui.Keys;
import dev.vireo.app.ui.Pictures;
import dev.vireo.app.ui.Theme;
import dev.vireo.app.ui.TimeWords;
import dev.vireo.app.ui.View;
import dev.vireo.app.ui.Views;
import dev.vireo.app.update.PackageInstaller.InstallFailedException;
import dev.vireo.app.update.PackageInstaller.InstallOutcome;
import dev.vireo.protocol.PackageKind;
import dev.vireo.protocol.Release.ReleaseFile;
import dev.vireo.protocol.Release.TargetProcessor;
import dev.vireo.testing.TestReleaseKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The line in the main window and the section in the settings, over an office that is played. */
final class UpdateViewsTest implements PackageInstaller {

    private static final TestReleaseKey KEY = new TestReleaseKey();
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-30T09:00:00Z"), ZoneOffset.UTC);
    private static final ReleaseFile FILE = TestReleaseKey.file("vireo_0.2.0_amd64.deb", TargetProcessor.X64, ScriptedReleases.CONTENT);

    @TempDir private Path disk;

    private final ScriptedReleases office = new ScriptedReleases();
    private final Background atOnce = new Background(Runnable::run, Runnable::run);
    private final AtomicBoolean restarted = new AtomicBoolean();
    private Supplier<InstallOutcome> outcome = () -> InstallOutcome.INSTALLED;
    private DataFolder data;
    private UpdateModel updates;
    private RestartModel restarts;

    @Override
    public InstallOutcome install(PackageKind kind, Path file) {
        return outcome.get();
    }

    @Override
    public String command(PackageKind kind, Path file) {
        return "sudo apt install '" + file + "'";
    }

    @BeforeEach
    void open() throws IOException {
        data = DataFolder.open(disk.resolve("data"));
        Path home = disk.resolve("vireo/0.1.0-0a1b2c3d");
        Files.createDirectories(home.resolve("bin"));
        Files.writeString(disk.resolve("vireo/installed"), "0.1.0-0a1b2c3d");
        office.offered = Optional.of(KEY.release("0.2.0", FILE));
        updates = updates(Optional.of(KEY), SampleInstallations.debian(home), false);
        restarts = new RestartModel(SampleInstallations.debian(home), atOnce, () -> restarted.set(true));
    }

    @AfterEach
    void close() {
        data.close();
    }

    private UpdateModel updates(Optional<TestReleaseKey> key, Installation here, boolean forbidden) {
        return new UpdateModel(new UpdateSetup(key.map(TestReleaseKey::key), here, this), office, data.updates(), forbidden,
                () -> data.preferences().get().updates().check(), atOnce, CLOCK);
    }

    private void install(String folder) throws IOException {
        Files.createDirectories(disk.resolve("vireo").resolve(folder).resolve("bin"));
        Files.writeString(disk.resolve("vireo/installed"), folder);
        Fx.run(restarts::look);
    }

    private Parent notice() {
        return new Views(Map.of()).load(new UpdateNotice(updates, restarts, new TimeWords(CLOCK))).root();
    }

    private View<UpdatePane> pane() {
        return new Views(Map.of()).load(new UpdatePane(updates, restarts, data.preferences(), new TimeWords(CLOCK)));
    }

    private static Stage shown(Parent root) {
        Stage stage = new Stage();
        stage.setScene(new Scene(new VBox(root), 760, 420));
        new Theme().apply(stage.getScene());
        stage.show();
        return stage;
    }

    private static Label label(Stage stage, String id) {
        return (Label) stage.getScene().lookup("#" + id);
    }

    private static void press(Stage stage, String button) {
        Fx.run(() -> ((Button) stage.getScene().lookup("#update-" + button)).fire());
    }

    @Test
    void theNoticeLeadsFromFindingToTheRestart() throws IOException {
        Stage stage = Fx.call(() -> shown(notice()));
        assertThat(Fx.call(() -> stage.getScene().lookup("#notice").isVisible())).isFalse();
        Fx.run(updates::look);
        assertThat(Fx.call(() -> label(stage, "words").getText())).startsWith("Vireo 0.2.0 is available from your office");
        press(stage, "later");
        assertThat(Fx.call(() -> stage.getScene().lookup("#notice").isManaged())).isFalse();

        office.half = () -> {
            assertThat(label(stage, "words").getText()).isEqualTo("Downloading Vireo 0.2.0: 50 %");
            assertThat(stage.getScene().lookup("#progress").isVisible()).isTrue();
            assertThat(stage.getScene().lookup("#update-cancel")).isNotNull();
            assertThat(stage.getScene().lookup("#update-later")).isNull();
        };
        Fx.run(updates::download);
        assertThat(Fx.call(() -> label(stage, "words").getText())).isEqualTo("Vireo 0.2.0 is downloaded and verified.");
        press(stage, "install");
        assertThat(Fx.call(() -> label(stage, "words").getText())).isEqualTo("Vireo 0.2.0 is installed.");
        install("0.2.0-4d5e6f70");
        assertThat(Fx.call(() -> label(stage, "words").getText())).isEqualTo("Vireo was updated. Restart to use version 0.2.0.");
        press(stage, "later");
        assertThat(Fx.call(() -> stage.getScene().lookup("#notice").isVisible())).isFalse();
        install("0.3.0-4d5e6f70");
        press(stage, "restart");
        assertThat(restarted).isTrue();
        Fx.run(stage::close);
    }

    @Test
    void everythingIsDoneByKeysAndTheFocusStaysWhereTheNextStepIs() {
        Fx.run(updates::look);
        Stage stage = Fx.call(() -> shown(notice()));
        Fx.run(() -> stage.getScene().lookup("#update-download").requestFocus());
        Fx.run(() -> Keys.press(stage.getScene(), KeyCode.SPACE));
        Fx.await(() -> stage.getScene().lookup("#update-install") != null);
        assertThat(Fx.call(() -> stage.getScene().getFocusOwner().getId())).isEqualTo("update-install");
        Fx.run(stage::close);
    }

    @Test
    void theSettingsTurnLookingOnAndOff() {
        View<UpdatePane> pane = Fx.call(this::pane);
        Stage stage = Fx.call(() -> shown(pane.root()));
        CheckBox wanted = Fx.call(() -> (CheckBox) stage.getScene().lookup("#wanted"));
        assertThat(Fx.call(() -> label(stage, "words").getText())).isEqualTo("Vireo hasn’t looked for updates yet.");
        Fx.run(wanted::fire);
        assertThat(data.preferences().get().updates().check()).isFalse();
        assertThat(Fx.call(() -> label(stage, "words").getText())).isEqualTo("Vireo doesn’t look for updates.");
        assertThat(office.looks).isZero();
        Fx.run(wanted::fire);
        assertThat(office.looks).isEqualTo(1);
        assertThat(Fx.call(() -> label(stage, "words").getText())).startsWith("Vireo 0.2.0 is available");

        office.sent = new byte[ScriptedReleases.CONTENT.length];
        press(stage, "download");
        assertThat(Fx.call(() -> label(stage, "words").getText())).isEqualTo("What the office sent as Vireo 0.2.0 isn’t what was signed.");
        assertThat(Fx.call(() -> label(stage, "details").getText())).isEqualTo("Nothing was installed.");
        Fx.run(() -> pane.controller().close());
        office.sent = ScriptedReleases.CONTENT;
        Fx.run(updates::download);
        assertThat(Fx.call(() -> label(stage, "words").getText())).as("closed").startsWith("What the office sent");
        Fx.run(stage::close);
    }

    @Test
    void whereAnAdministratorDecidedNothingCanBeChosen() {
        updates = updates(Optional.of(KEY), SampleInstallations.debian(), true);
        Stage stage = Fx.call(() -> shown(pane().root()));
        assertThat(Fx.call(() -> stage.getScene().lookup("#wanted").isDisabled())).isTrue();
        assertThat(Fx.call(() -> label(stage, "words").getText())).contains("administrator");
        Fx.run(stage::close);
    }

    @Test
    void everyStateCanBeDrawnInBothThemes() throws IOException {
        picture("none", model -> {});
        office.offered = Optional.empty();
        picture("newest", UpdateModel::look);
        office.away = true;
        picture("unreachable", UpdateModel::look);
        office.away = false;
        office.offered = Optional.of(new TestReleaseKey().release("0.2.0", FILE));
        picture("unsigned", UpdateModel::look);
        office.offered = Optional.of(KEY.release("0.2.0", FILE));
        picture("found", UpdateModel::look);
        office.half = () -> pictureNow("downloading");
        picture("verified", UpdateViewsTest::downloaded);
        office.half = () -> {};
        outcome = () -> InstallOutcome.DENIED;
        picture("denied", UpdateViewsTest::installed);
        outcome = () -> InstallOutcome.OPENED;
        picture("opened", UpdateViewsTest::installed);
        outcome = () -> InstallOutcome.BY_HAND;
        picture("by-hand", UpdateViewsTest::installed);
        outcome = () -> {
            throw new InstallFailedException(
                    "E: dpkg was interrupted, you must manually run 'dpkg --configure -a' to correct the problem.");
        };
        picture("failed", UpdateViewsTest::installed);
        install("0.2.0-4d5e6f70");
        picture("restart", model -> {});
        assertThat(Path.of("target/pictures/update-restart-dark.png")).isRegularFile();
    }

    private static void downloaded(UpdateModel model) {
        model.look();
        model.download();
    }

    private static void installed(UpdateModel model) {
        downloaded(model);
        model.install();
    }

    private void picture(String name, Consumer<UpdateModel> until) {
        updates = updates(Optional.of(KEY), SampleInstallations.debian(), false);
        Fx.run(() -> until.accept(updates));
        pictureNow(name);
    }

    private void pictureNow(String name) {
        Pictures.both("update-" + name, 720, 420, () -> {
            VBox both = new VBox(24, notice(), new StackPane(pane().root()));
            both.setStyle("-fx-padding: 16px; -fx-background-color: -vireo-bg;");
            return both;
        });
    }
}
