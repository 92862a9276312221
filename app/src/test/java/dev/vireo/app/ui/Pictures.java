package dev.vireo.app.ui;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.transform.Scale;
import javafx.stage.Stage;
import javax.imageio.ImageIO;

/** For tests: PNG pictures of screens, in {@code target/pictures}, to be looked at. */
public final class Pictures {

    private static final Path FOLDER = Path.of("target", "pictures");

    private Pictures() {
    }

    /** The screen in a window of this size, as NAME-light.png and NAME-dark.png; made anew for each theme. Its style sheets must hold. */
    public static void both(String name, double width, double height, Supplier<? extends Parent> screen) {
        both(name, width, height, TextSize.NORMAL, screen);
    }

    /** As {@link #both(String, double, double, Supplier)}. @param textSize in percent */
    public static void both(String name, double width, double height, int textSize, Supplier<? extends Parent> screen) {
        try (CssWarnings warnings = new CssWarnings()) {
            for (Theme.Choice choice : new Theme.Choice[] {Theme.Choice.LIGHT, Theme.Choice.DARK}) {
                Stage stage = Fx.call(() -> open(choice, textSize, width, height, screen.get()));
                Fx.run(() -> stage.getScene().getRoot().layout());
                save(stage, name + "-" + choice.name().toLowerCase(Locale.ROOT));
                Fx.run(stage::close);
            }
            if (!warnings.heard().isEmpty()) {
                throw new AssertionError("JavaFX about the style sheets of " + name + ": " + warnings.heard());
            }
        }
    }

    /**
     * Lets something happen on a screen before its picture is taken: what lies in a scroll pane is found only once that has its skin.
     *
     * @return the screen, in no scene
     */
    public static <T extends Parent> T after(T screen, Consumer<? super T> story) {
        Scene scene = new Scene(screen);
        new Theme().apply(scene);
        screen.applyCss();
        story.accept(screen);
        Zoomed.show(scene, new Group());
        return screen;
    }

    /** Saves a picture of a window. */
    public static void save(Stage stage, String name) {
        save(stage.getScene().getRoot(), name, 1);
    }

    /** Saves a picture of a node, magnified by {@code scale}. */
    public static void save(Node node, String name, double scale) {
        Fx.run(() -> {
            SnapshotParameters parameters = new SnapshotParameters();
            parameters.setTransform(new Scale(scale, scale));
            if (node.getScene() != null) {
                parameters.setFill(node.getScene().getFill());
            }
            write(node, parameters, name);
        });
    }

    private static Stage open(Theme.Choice choice, int textSize, double width, double height, Parent root) {
        Theme theme = new Theme();
        theme.choiceProperty().set(choice);
        theme.textSizeProperty().set(textSize);
        Scene scene = new Scene(root, width, height);
        theme.apply(scene);
        Stage stage = new Stage();
        stage.setScene(scene);
        stage.show();
        root.applyCss();
        root.layout();
        return stage;
    }

    private static void write(Node node, SnapshotParameters parameters, String name) {
        try {
            Files.createDirectories(FOLDER);
            ImageIO.write(SwingFXUtils.fromFXImage(node.snapshot(parameters, null), null), "png", FOLDER.resolve(name + ".png").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
