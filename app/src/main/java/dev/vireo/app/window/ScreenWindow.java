package dev.vireo.app.window;

import dev.vireo.app.ui.CloseOnEscape;
import dev.vireo.app.ui.CommandTarget;
import dev.vireo.app.ui.HelpRequest;
import dev.vireo.app.ui.Theme;
import dev.vireo.app.ui.View;
import dev.vireo.app.ui.Views;
import dev.vireo.app.ui.WindowScreen;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** A screen in a window of its own; at most one at a time. Escape leaves it unless something in it has a use for the key. FX thread. */
public final class ScreenWindow {

    private static final double LEAST_WIDTH = 600;
    private static final double LEAST_HEIGHT = 420;

    private final Stage owner;
    private final Theme theme;
    private final String title;
    private final double width;
    private final double height;
    private final CommandTarget help;
    private @Nullable Stage window;
    private @Nullable WindowScreen shown;

    /**
     * @param width of the content at first, as its height
     * @param help  shows the help
     */
    public ScreenWindow(Stage owner, Theme theme, String title, double width, double height, CommandTarget help) {
        this.owner = owner;
        this.theme = theme;
        this.title = title;
        this.width = width;
        this.height = height;
        this.help = help;
    }

    /** Brings it to the front, making it if there is none. @param screen makes what a new window shows */
    public void open(Supplier<? extends WindowScreen> screen) {
        if (window == null) {
            window = shown(screen.get());
        } else {
            window.requestFocus();
        }
    }

    /** Closes it without a question. */
    public void close() {
        if (window != null) {
            window.close();
        }
    }

    /** What it shows while it is open. */
    public Optional<WindowScreen> screen() {
        return Optional.ofNullable(shown);
    }

    public Optional<Stage> window() {
        return Optional.ofNullable(window);
    }

    private Stage shown(WindowScreen screen) {
        View<WindowScreen> view = new Views(Map.of()).load(screen);
        Stage stage = new Stage();
        stage.initOwner(owner);
        stage.setTitle(title);
        theme.least(stage, LEAST_WIDTH, LEAST_HEIGHT);
        Scene scene = new Scene(view.root(), theme.scaled(width), theme.scaled(height));
        theme.apply(scene);
        HelpRequest.follow(scene, help);
        CloseOnEscape.in(scene, () -> screen.leave(stage::close));
        stage.setOnCloseRequest(event -> {
            event.consume();
            screen.leave(stage::close);
        });
        stage.setScene(scene);
        stage.setOnHidden(_ -> {
            window = null;
            shown = null;
            screen.close();
        });
        shown = screen;
        stage.show();
        screen.focus();
        return stage;
    }
}
