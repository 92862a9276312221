package dev.vireo.app.ui;

import javafx.scene.control.TextInputControl;

/** Sends typed characters to the field that should have them. */
public final class FocusField {

    private FocusField() {
    }

    /**
     * Gives a field the focus, and loses nothing of what is typed from now on. A field hears keys only once it has its skin, which a
     * field that has just been made would get with the next frame. On the FX thread.
     */
    public static void into(TextInputControl field) {
        field.applyCss();
        field.requestFocus();
    }
}
