package dev.vireo.app;

import dev.vireo.app.chat.Places;
import dev.vireo.app.store.Preferences;
import dev.vireo.app.store.Preferences.WindowPlace;
import java.util.Optional;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;

/** Where windows were, kept in the preferences. FX thread. */
final class WindowPlaces implements Places {

    private static final String MAIN = "main";
    private static final String CHAT = "chat:";
    /** So much of a window's upper edge must be on a screen for it to be within reach. */
    private static final double REACHABLE = 64;

    private final Preferences.Saved preferences;

    WindowPlaces(Preferences.Saved preferences) {
        this.preferences = preferences;
    }

    @Override
    public Optional<Place> of(String username) {
        return Optional.ofNullable(preferences.get().windows().get(CHAT + username))
                .map(place -> new Place(place.x(), place.y(), place.width(), place.height()));
    }

    @Override
    public void keep(String username, Place place) {
        preferences.change(now -> now.withWindow(CHAT + username,
                new WindowPlace(place.x(), place.y(), place.width(), place.height(), false)));
    }

    /** Puts the main window where it was, and keeps where it goes. */
    void follow(Stage stage, double usualWidth, double usualHeight) {
        WindowPlace before = preferences.get().windows().get(MAIN);
        Rectangle2D screen = Screen.getPrimary().getVisualBounds();
        stage.setWidth(Math.min(usualWidth, screen.getWidth()));
        stage.setHeight(Math.min(usualHeight, screen.getHeight()));
        if (before != null && onScreen(before)) {
            stage.setX(before.x());
            stage.setY(before.y());
            stage.setWidth(Math.max(before.width(), stage.getMinWidth()));
            stage.setHeight(Math.max(before.height(), stage.getMinHeight()));
            stage.setMaximized(before.maximised());
        }
        stage.xProperty().addListener(_ -> keep(stage));
        stage.yProperty().addListener(_ -> keep(stage));
        stage.widthProperty().addListener(_ -> keep(stage));
        stage.heightProperty().addListener(_ -> keep(stage));
        stage.maximizedProperty().addListener(_ -> keep(stage));
    }

    /** A maximised window keeps the size that it goes back to. */
    private void keep(Stage stage) {
        if (!stage.isShowing() || stage.isIconified() || Double.isNaN(stage.getX())) {
            return;
        }
        preferences.change(now -> {
            WindowPlace before = now.windows().get(MAIN);
            return now.withWindow(MAIN, stage.isMaximized() && before != null
                    ? new WindowPlace(before.x(), before.y(), before.width(), before.height(), true)
                    : new WindowPlace(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight(), stage.isMaximized()));
        });
    }

    /** A screen may be gone since. */
    private static boolean onScreen(WindowPlace place) {
        return !Screen.getScreensForRectangle(place.x() + REACHABLE, place.y(), 1, REACHABLE).isEmpty();
    }
}
