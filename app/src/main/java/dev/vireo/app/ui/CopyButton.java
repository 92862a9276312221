package dev.vireo.app.ui;

import javafx.scene.control.Button;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

/** Copies a text, and says so. */
public final class CopyButton extends Button {

    public CopyButton(String text) {
        Texts texts = Texts.of(CopyButton.class);
        setText(texts.get("copy"));
        setMinWidth(USE_PREF_SIZE);
        setAccessibleText(texts.get("copy.spoken", text));
        setOnAction(_ -> {
            ClipboardContent content = new ClipboardContent();
            content.putString(text);
            Clipboard.getSystemClipboard().setContent(content);
            setText(texts.get("copied"));
        });
    }
}
