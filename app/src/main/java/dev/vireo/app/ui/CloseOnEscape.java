package dev.vireo.app.ui;

import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** Closes a window with Escape, unless something in it has a use for the key. FX thread. */
public final class CloseOnEscape {

    private CloseOnEscape() {
    }

    /** @param close closes the window */
    public static void in(Scene scene, Runnable close) {
        scene.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                event.consume();
                close.run();
            }
        });
    }
}
