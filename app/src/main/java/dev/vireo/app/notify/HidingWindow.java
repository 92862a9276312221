package dev.vireo.app.notify;

import javafx.animation.PauseTransition;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import javafx.util.Duration;

/**
 * Decides what closing the main window does: it hides where a tray can bring it back, and quits Vireo elsewhere. A tray that goes
 * away for good while the window is hidden brings it back, so that nobody loses it. Hiding the last window must not end the
 * platform: {@code Platform.setImplicitExit(false)}. FX thread.
 */
public final class HidingWindow {

    /** A panel that restarts is back within this time. */
    private static final Duration RESTART_GRACE = Duration.seconds(5);

    private final Stage window;
    private final Tray tray;
    private final Runnable quit;
    private final PauseTransition restartGrace;
    private boolean hidden;

    /** From now on this decides what closing the window does. */
    public HidingWindow(Stage window, Tray tray, Runnable quit) {
        this(window, tray, quit, RESTART_GRACE);
    }

    HidingWindow(Stage window, Tray tray, Runnable quit, Duration restartGrace) {
        this.window = window;
        this.tray = tray;
        this.quit = quit;
        this.restartGrace = new PauseTransition(restartGrace);
        this.restartGrace.setOnFinished(_ -> comeBack());
        window.setOnCloseRequest(this::close);
        window.showingProperty().subscribe(showing -> hidden &= !showing);
        tray.presentProperty().subscribe(_ -> this.restartGrace.playFromStart());
    }

    private void close(WindowEvent request) {
        request.consume();
        if (!hide()) {
            quit.run();
        }
    }

    /** Hides the window, where a tray can bring it back. Returns whether it does. */
    public boolean hide() {
        if (!tray.isPresent()) {
            return false;
        }
        hidden = true;
        window.hide();
        return true;
    }

    /** The window that was not shown yet begins in the tray. Where none comes soon, it shows. */
    public void beginHidden() {
        hidden = true;
        restartGrace.playFromStart();
    }

    private void comeBack() {
        if (hidden && !tray.isPresent()) {
            window.show();
        }
    }
}
