package dev.vireo.app.ui;

import javafx.animation.Animation;
import javafx.animation.PauseTransition;
import javafx.beans.InvalidationListener;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.util.Duration;

/**
 * Remembers the bounds of a window that is neither maximised nor minimised, and brings it back to them: on X11, a window of
 * JavaFX 26 that is not maximised any more keeps the size of the screen. FX thread.
 */
public final class NormalBounds {

    /** Until a window manager that does bring the size back has done so. */
    private static final Duration SETTLE_TIME = Duration.millis(150);
    /** A frame may have been taken off or put on around a window that otherwise kept its size. */
    private static final double FRAME = 64;

    private final Stage stage;
    private final PauseTransition settling = new PauseTransition(SETTLE_TIME);
    private final InvalidationListener screensChanged = _ -> moveOntoScreen();
    private Rectangle2D normal;
    private Rectangle2D maximised = Rectangle2D.EMPTY;
    /** From being maximised. */
    private boolean returning;

    private NormalBounds(Stage stage, Rectangle2D first) {
        this.stage = stage;
        normal = first;
        put(first);
        settling.setOnFinished(_ -> settle());
        stage.xProperty().addListener(_ -> moved());
        stage.yProperty().addListener(_ -> moved());
        stage.widthProperty().addListener(_ -> moved());
        stage.heightProperty().addListener(_ -> moved());
        stage.maximizedProperty().subscribe((_, on) -> maximised(on));
        stage.showingProperty().subscribe(showing -> {
            Screen.getScreens().removeListener(screensChanged);
            if (showing) {
                Screen.getScreens().addListener(screensChanged);
            }
        });
    }

    /** Puts a window that does not show yet to this place, as far as there is room, and follows it from then on. */
    public static NormalBounds of(Stage stage, Rectangle2D first) {
        return new NormalBounds(stage, ScreenFit.of(first));
    }

    /** Where it is, or goes back to. */
    public Rectangle2D get() {
        return moving() && !returning ? now() : normal;
    }

    /** Some window managers say that a window is maximised only after they have given it its size, so a size counts once it has settled. */
    private void moved() {
        Rectangle2D now = now();
        if (stage.isMaximized()) {
            if (area(now) > area(maximised)) {
                maximised = now;
            }
        } else if (stage.isShowing() && !stage.isIconified() && !stage.isFullScreen() && !Double.isNaN(now.getMinX())) {
            settling.playFromStart();
        }
    }

    private void maximised(boolean on) {
        returning = !on;
        if (on) {
            settling.stop();
            maximised = now();
        } else {
            settling.playFromStart();
        }
    }

    private void settle() {
        boolean returned = returning;
        returning = false;
        if (stage.isMaximized() || stage.isIconified() || stage.isFullScreen()) {
            return;
        }
        Rectangle2D now = now();
        if (returned && Math.abs(now.getWidth() - maximised.getWidth()) < FRAME
                && Math.abs(now.getHeight() - maximised.getHeight()) < FRAME) {
            put(ScreenFit.of(normal));
        } else {
            normal = now;
        }
    }

    private boolean moving() {
        return settling.getStatus() == Animation.Status.RUNNING && !stage.isMaximized();
    }

    private static double area(Rectangle2D bounds) {
        return bounds.getWidth() * bounds.getHeight();
    }

    /** A screen was taken away, or became smaller. */
    private void moveOntoScreen() {
        if (!stage.isMaximized() && !stage.isIconified() && !stage.isFullScreen()) {
            put(ScreenFit.of(normal));
        }
    }

    private void put(Rectangle2D place) {
        stage.setX(place.getMinX());
        stage.setY(place.getMinY());
        stage.setWidth(Math.max(place.getWidth(), stage.getMinWidth()));
        stage.setHeight(Math.max(place.getHeight(), stage.getMinHeight()));
    }

    private Rectangle2D now() {
        return new Rectangle2D(stage.getX(), stage.getY(), Math.max(0, stage.getWidth()), Math.max(0, stage.getHeight()));
    }
}
