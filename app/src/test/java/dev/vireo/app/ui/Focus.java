package dev.vireo.app.ui;

import com.sun.javafx.stage.WindowHelper;
import javafx.stage.Stage;

/** For tests: the headless screen gives every window the focus and takes it from none; this takes and gives it. */
public final class Focus {

    private Focus() {
    }

    /** The person looks at something else. */
    public static void lose(Stage stage) {
        Fx.run(() -> WindowHelper.setFocused(stage, false));
    }

    public static void gain(Stage stage) {
        Fx.run(() -> WindowHelper.setFocused(stage, true));
    }
}
