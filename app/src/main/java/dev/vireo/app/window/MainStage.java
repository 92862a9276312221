package dev.vireo.app.window;

import dev.vireo.app.ui.Logo;
import dev.vireo.app.ui.Texts;
import dev.vireo.app.ui.Theme;
import dev.vireo.app.ui.Zoomed;
import java.util.Optional;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;

/** The stage of the main window: its size, its place, its title and what it shows. FX thread. */
public final class MainStage {

    private static final double WIDTH = 1000;
    private static final double HEIGHT = 720;
    private static final double MIN_WIDTH = 720;
    private static final double MIN_HEIGHT = 480;

    private final Stage stage = new Stage();
    private final Optional<String> client;
    private final Texts texts = Texts.of(MainStage.class);
    private Optional<Runnable> tray = Optional.empty();
    private boolean ready;

    /** @param client what tells this client from others on the same screen, for the title */
    public MainStage(Optional<String> client, Theme theme, WindowPlaces places) {
        this.client = client;
        stage.setTitle(title(0));
        stage.getIcons().setAll(Logo.icons());
        theme.least(stage, MIN_WIDTH, MIN_HEIGHT);
        Scene scene = new Scene(new StackPane(), WIDTH, HEIGHT);
        theme.apply(scene);
        stage.setScene(scene);
        places.follow(stage, WIDTH, HEIGHT);
    }

    public Stage stage() {
        return stage;
    }

    /** An office that is the first to be shown waits in the tray until it is raised. @param begin puts the window there */
    public void beginIn(Runnable begin) {
        tray = Optional.of(begin);
    }

    /** @param office whether somebody is signed in; anything else is of no use in the tray */
    public void show(Parent root, boolean office) {
        Zoomed.show(stage.getScene(), root);
        ready = true;
        Optional<Runnable> begin = tray.filter(_ -> office);
        tray = Optional.empty();
        begin.ifPresentOrElse(Runnable::run, stage::show);
    }

    /** A placeholder until the next screen; not shown if that one is to wait in the tray. */
    public void meanwhile(Parent root) {
        if (tray.isEmpty()) {
            show(root, false);
        }
    }

    /** Brings the window to the front, also out of the tray; while it has nothing to show yet, nothing happens. */
    public void raise() {
        tray = Optional.empty();
        if (ready) {
            stage.show();
            stage.setIconified(false);
            stage.toFront();
            stage.requestFocus();
        }
    }

    /** The title says how much is unread, until {@link #stopCounting()}. */
    public void count(ReadOnlyIntegerProperty unread) {
        stage.titleProperty().bind(unread.map(number -> title(number.intValue())));
    }

    public void stopCounting() {
        stage.titleProperty().unbind();
        stage.setTitle(title(0));
    }

    /** As if its close button was pressed. */
    public void requestClose() {
        stage.fireEvent(new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST));
    }

    private String title(int unread) {
        String vireo = client.map(whose -> texts.get("title.of", whose)).orElseGet(() -> texts.get("title"));
        return unread == 0 ? vireo : texts.get("title.unread", unread, vireo);
    }
}
