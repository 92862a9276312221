package dev.vireo.app.ui;

import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** A text in one line to be read, chosen or copied, with a button that copies it. */
public final class CopyLine extends HBox {

    /** @param what it is, for those who hear it */
    public CopyLine(String what, String text) {
        TextField field = new TextField(text);
        field.setEditable(false);
        field.setAccessibleText(what);
        HBox.setHgrow(field, Priority.ALWAYS);
        getChildren().setAll(field, new CopyButton(text));
        getStyleClass().add("line");
    }
}
