package dev.vireo.app.ui.text;

import java.text.Bidi;
import javafx.scene.control.TextInputControl;

/** Arrow keys in text that runs in both directions. */
final class MixedText {

    private MixedText() {
    }

    /**
     * Moves the caret by one character in the order of the text: to the right is forward, unless the text as a whole runs from right to
     * left. JavaFX 26 tries to follow the order on the screen and does not move the caret at all.
     */
    static void moveCaret(TextInputControl field, boolean right) {
        Bidi bidi = new Bidi(field.textProperty().getValueSafe(), Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT);
        if (bidi.baseIsLeftToRight() == right) {
            field.forward();
        } else {
            field.backward();
        }
    }
}
