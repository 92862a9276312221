package dev.vireo.app.chat.compose;

import javafx.scene.control.TextArea;
import org.jspecify.annotations.Nullable;

/** A text area that tells what is pasted into it, by key or by menu. */
final class MessageField extends TextArea {

    /** Follows what is pasted. */
    @FunctionalInterface
    interface PasteListener {

        /** @param start where the text begins in the field. @param text as it stands there now */
        void pasted(int start, String text);
    }

    /** Null only while the area is made. */
    private @Nullable PasteListener listener;

    void onPaste(PasteListener follows) {
        listener = follows;
    }

    @Override
    public void paste() {
        int start = getSelection().getStart();
        super.paste();
        PasteListener follows = listener;
        int end = getCaretPosition();
        if (follows != null && end > start) {
            follows.pasted(start, getText(start, end));
        }
    }
}
