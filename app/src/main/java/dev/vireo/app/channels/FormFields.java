package dev.vireo.app.channels;

import dev.vireo.app.ui.Wrapping;
import javafx.scene.Node;
import javafx.scene.TraversalDirection;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** Behaviour that the fields of these screens share. */
final class FormFields {

    private FormFields() {
    }

    /** Says under a field what is wrong with it; nothing, if the words are empty. */
    static void wrong(Label label, TextInputControl field, String words) {
        label.setText(words);
        shown(label, !words.isEmpty());
        field.getStyleClass().remove("wrong");
        if (!words.isEmpty()) {
            field.getStyleClass().add("wrong");
        }
    }

    /** Lets a text of several lines wrap whatever it has, now and later, where that is safe. */
    static void wrapping(TextArea area) {
        area.wrapTextProperty().bind(area.textProperty().orElse("").map(Wrapping::safe));
    }

    /** Lets Tab leave a text area, too. */
    static void tabLeaves(Node area, KeyEvent event) {
        if (event.getCode() == KeyCode.TAB && !event.isControlDown()) {
            area.requestFocusTraversal(event.isShiftDown() ? TraversalDirection.PREVIOUS : TraversalDirection.NEXT);
            event.consume();
        }
    }

    static void shown(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }
}
