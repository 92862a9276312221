package dev.vireo.app.window;

import dev.vireo.app.chat.WindowPositions;
import dev.vireo.app.store.Preferences;
import dev.vireo.app.store.Preferences.WindowPlace;
import dev.vireo.app.ui.NormalBounds;
import java.util.Optional;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;

/** Keeps the places of windows in the preferences. FX thread. */
public final class WindowPlaces implements WindowPositions {

    private static final String MAIN = "main";
    private static final String CHAT = "chat:";

    private final Preferences.Saved preferences;

    public WindowPlaces(Preferences.Saved preferences) {
        this.preferences = preferences;
    }

    @Override
    public Optional<WindowBounds> of(String username) {
        return Optional.ofNullable(preferences.get().windows().get(CHAT + username))
                .map(place -> new WindowBounds(place.x(), place.y(), place.width(), place.height()));
    }

    @Override
    public void keep(String username, WindowBounds place) {
        preferences.change(now -> now.withWindow(CHAT + username,
                new WindowPlace(place.x(), place.y(), place.width(), place.height(), false)));
    }

    /** Puts the main window where it was, and keeps where it goes. */
    void follow(Stage stage, double usualWidth, double usualHeight) {
        WindowPlace before = preferences.get().windows().get(MAIN);
        Rectangle2D screen = Screen.getPrimary().getVisualBounds();
        NormalBounds bounds = NormalBounds.of(stage, before == null
                ? new Rectangle2D(screen.getMinX() + Math.max(0, (screen.getWidth() - usualWidth) / 2),
                        screen.getMinY() + Math.max(0, (screen.getHeight() - usualHeight) / 3), usualWidth, usualHeight)
                : new Rectangle2D(before.x(), before.y(), before.width(), before.height()));
        stage.setMaximized(before != null && before.maximised());
        stage.xProperty().addListener(_ -> keep(stage, bounds));
        stage.yProperty().addListener(_ -> keep(stage, bounds));
        stage.widthProperty().addListener(_ -> keep(stage, bounds));
        stage.heightProperty().addListener(_ -> keep(stage, bounds));
        stage.maximizedProperty().addListener(_ -> keep(stage, bounds));
    }

    /** A maximised window keeps the size that it goes back to. */
    private void keep(Stage stage, NormalBounds bounds) {
        if (stage.isShowing() && !stage.isIconified()) {
            Rectangle2D normal = bounds.get();
            preferences.change(now -> now.withWindow(MAIN,
                    new WindowPlace(normal.getMinX(), normal.getMinY(), normal.getWidth(), normal.getHeight(), stage.isMaximized())));
        }
    }
}
