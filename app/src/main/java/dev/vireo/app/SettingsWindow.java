package dev.vireo.app;

import dev.vireo.app.settings.Settings;
import dev.vireo.app.store.Preferences;
import dev.vireo.app.ui.CloseOnEscape;
import dev.vireo.app.ui.Texts;
import dev.vireo.app.ui.Theme;
import dev.vireo.app.ui.TimeWords;
import dev.vireo.app.ui.View;
import dev.vireo.app.ui.Views;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** The settings in a window of their own; at most one. FX thread. */
final class SettingsWindow {

    private static final double WIDTH = 704;
    private static final double HEIGHT = 680;

    private final Stage owner;
    private final Theme theme;
    private final Texts texts = Texts.of(SettingsWindow.class);
    private @Nullable Stage window;

    SettingsWindow(Stage owner, Theme theme) {
        this.owner = owner;
        this.theme = theme;
    }

    /** Brings them to the front, making the window if there is none. */
    void open(Settings settings) {
        if (window == null) {
            window = shown(settings);
        } else {
            settings.close();
            window.requestFocus();
        }
    }

    void close() {
        if (window != null) {
            window.close();
        }
    }

    Optional<Stage> window() {
        return Optional.ofNullable(window);
    }

    private Stage shown(Settings settings) {
        View<Settings> view = new Views(Map.of()).load(settings);
        Stage stage = new Stage();
        stage.initOwner(owner);
        stage.setTitle(texts.get("settings.title"));
        Scene scene = new Scene(view.root(), WIDTH, HEIGHT);
        theme.apply(scene);
        CloseOnEscape.in(scene, stage);
        stage.setScene(scene);
        stage.setOnHidden(_ -> {
            window = null;
            settings.close();
        });
        stage.show();
        return stage;
    }
}
