package dev.vireo.app.demo;

import dev.vireo.app.ui.Fx;
import dev.vireo.app.ui.Theme;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javax.imageio.ImageIO;

/** Takes the demo's pictures: each screen in both themes. */
final class Album {

    private static final int FRAMES = 12;

    private final Path folder;

    Album(Path folder) {
        this.folder = folder;
    }

    /** The scene as NAME-dark.png and NAME-light.png, from a client whose theme this is. Leaves it light. */
    void take(String name, Theme theme, Scene scene) {
        for (Theme.Choice choice : new Theme.Choice[] {Theme.Choice.DARK, Theme.Choice.LIGHT}) {
            Fx.run(() -> theme.choiceProperty().set(choice));
            draw(scene);
            save(name + "-" + choice.name().toLowerCase(Locale.ROOT), Fx.call(() -> scene.snapshot(null)));
        }
    }

    /** At once, in the first moment in which this is so: for what passes. */
    void takeOnce(String name, Theme theme, Scene scene, BooleanSupplier moment) {
        Fx.await(() -> {
            if (!moment.getAsBoolean()) {
                return false;
            }
            for (Theme.Choice choice : new Theme.Choice[] {Theme.Choice.DARK, Theme.Choice.LIGHT}) {
                theme.choiceProperty().set(choice);
                scene.getRoot().applyCss();
                scene.getRoot().layout();
                save(name + "-" + choice.name().toLowerCase(Locale.ROOT), scene.snapshot(null));
            }
            return true;
        });
    }

    /** Lets some frames pass, so that what was asked for is on the screen and the badges are somewhere in their beat. */
    private static void draw(Scene scene) {
        AtomicInteger frames = new AtomicInteger();
        Runnable frame = frames::incrementAndGet;
        Fx.run(() -> scene.addPostLayoutPulseListener(frame));
        Fx.await(() -> {
            Platform.requestNextPulse();
            return frames.get() >= FRAMES;
        });
        Fx.run(() -> scene.removePostLayoutPulseListener(frame));
    }

    private void save(String name, WritableImage image) {
        try {
            Files.createDirectories(folder);
            ImageIO.write(SwingFXUtils.fromFXImage(image, null), "png", folder.resolve(name + ".png").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
