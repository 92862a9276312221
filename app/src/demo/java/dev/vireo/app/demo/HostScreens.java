package dev.vireo.app.demo;

import dev.vireo.app.ClientPlatform;
import dev.vireo.app.story.Player;
import dev.vireo.app.ui.Fx;
import dev.vireo.protocol.BackupOverview;
import dev.vireo.protocol.Requests.BackupScheduleChange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.Scene;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;

/** The screens of whoever hosts the office on their computer, and the way of that office to another one. */
final class HostScreens {

    private static final String HOSTING = "#hosting";

    private final Path folder;
    private final Steps steps;
    private final Album album;
    private final Path backups;

    HostScreens(Path folder, Steps steps, Album album) {
        this.folder = folder;
        this.steps = steps;
        this.album = album;
        backups = folder.resolve("backups");
    }

    /** @param host while a colleague is connected */
    void play(Player host) {
        MenuScreens screens = new MenuScreens(host, steps, album);
        screens.show("Office on this computer: addresses, key, who is connected, what happens at the end", "menuHosting", HOSTING,
                scene -> {
                    screens.take("hosting", scene);
                    screens.lookAt(scene, "#page", "#quitKeep");
                    screens.take("hosting-choices", scene);
                    screens.lookAt(scene, "#page", "#backups");
                    screens.take("hosting-backups", scene);
                    backUp(host, scene);
                    screens.lookAt(scene, "#page", "#backups");
                    screens.take("hosting-backups-verified", scene);
                    MenuScreens.press(scene, "#stop");
                    screens.take("hosting-stop", scene);
                    MenuScreens.press(scene, "#questionNo");
                });
        steps.step("Whoever hosts and quits is asked what becomes of the office", () -> {
            Fx.run(() -> host.app().mainWindow().menu().lookup("menuQuit").fire());
            Fx.await(() -> Beginning.scene("#keep").isPresent());
        });
        Scene question = Beginning.scene("#keep").orElseThrow();
        screens.take("quit-question", question);
        MenuScreens.press(question, "#cancel");
    }

    private void backUp(Player host, Scene scene) {
        steps.step("A backup is made, and verified by restoring it", () -> {
            BackupOverview known = host.app().session().orElseThrow().client().backups()
                    .change(new BackupScheduleChange(true, "02:10", "UTC", backups.toString()));
            if (!known.schedule().enabled()) {
                throw new AssertionError("no backups are made every day");
            }
            host.app().session().orElseThrow().client().backups().begin();
            Fx.await(() -> ((Label) scene.lookup("#status")).getText().startsWith("Verified"));
        });
    }

    /** On a computer that has nothing of the office but its backup. */
    void openElsewhere() {
        Path whole = backup();
        Path half = half(whole);
        Path[] chosen = {half};
        try (Player another = Player.open(folder.resolve("another-computer"), Optional.empty(),
                ClientPlatform.plain().withBackups(_ -> Optional.of(chosen[0])))) {
            MenuScreens screens = new MenuScreens(another, steps, album);
            Scene scene = another.window().getScene();
            steps.step("On another computer, the office is opened from its backup", () -> {
                Fx.run(another.app()::start);
                MenuScreens.await(scene, "#openBackup");
                another.click("#openBackup");
                MenuScreens.await(scene, "#choose");
            });
            screens.take("backup-choose", scene);
            steps.step("Half a backup is refused with a way out", () -> {
                MenuScreens.press(scene, "#choose");
                MenuScreens.await(scene, "#troubleTitle");
            });
            screens.take("backup-refused", scene);
            steps.step("A whole one says what is in it", () -> {
                chosen[0] = whole;
                MenuScreens.press(scene, "#choose");
                MenuScreens.await(scene, "#summary");
            });
            screens.take("backup-found", scene);
            steps.step("It is restored and verified", () -> {
                Fx.run(() -> ((CheckBox) scene.lookup("#shared")).setSelected(false));
                MenuScreens.press(scene, "#submit");
                album.takeOnce("backup-progress", another.app().theme(), scene, () -> Effort.shows(scene, "#progress"));
                MenuScreens.await(scene, "#password");
            });
            screens.take("backup-restored", scene);
        }
    }

    private Path backup() {
        try (Stream<Path> files = Files.list(backups)) {
            return files.filter(file -> file.toString().endsWith(".zip")).findFirst().orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As a copy is that was interrupted. */
    private Path half(Path whole) {
        try {
            byte[] bytes = Files.readAllBytes(whole);
            return Files.write(folder.resolve(whole.getFileName()), Arrays.copyOf(bytes, bytes.length / 2));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
