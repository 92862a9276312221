package dev.vireo.app.chat.compose;

import dev.vireo.app.chat.files.IconButtons;
import dev.vireo.app.ui.Texts;
import dev.vireo.app.ui.Wrapping;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;

/** Above the field after a long text was pasted: offers to send it as a file. Goes once the text is changed, sent or kept. */
final class LongPaste extends HBox {

    /** In characters. */
    static final int LONG = 4_000;

    private final TextArea field;
    private final Consumer<String> attach;
    private final Subscription changes;
    private int at;
    private String pasted = "";

    /** @param attach adds the text as a file */
    LongPaste(TextArea field, Consumer<String> attach) {
        this.field = field;
        this.attach = attach;
        Texts texts = Texts.of(LongPaste.class);
        setId("longPaste");
        getStyleClass().add("banner");
        setAlignment(Pos.CENTER_LEFT);
        Label words = new Label(texts.get("paste.words"));
        words.getStyleClass().addAll("secondary", "muted");
        words.setMaxWidth(Double.MAX_VALUE);
        Wrapping.whereSafe(words);
        setHgrow(words, Priority.ALWAYS);
        Button file = new Button(texts.get("paste.file"));
        file.setId("pasteAsFile");
        file.setMinWidth(USE_PREF_SIZE);
        file.setOnAction(_ -> attach());
        Button keep = IconButtons.of("keepPaste", Feather.X, texts.get("paste.keep"));
        keep.setOnAction(_ -> keep());
        getChildren().addAll(words, file, keep);
        managedProperty().bind(visibleProperty());
        setVisible(false);
        changes = field.textProperty().subscribe(text -> {
            if (isVisible() && !text.startsWith(pasted, at)) {
                hide();
            }
        });
    }

    void close() {
        changes.unsubscribe();
    }

    /** A text was pasted into the field. @param start where it begins */
    void pasted(int start, String text) {
        if (text.length() > LONG) {
            at = start;
            pasted = text;
            setVisible(true);
        }
    }

    private void attach() {
        String text = pasted;
        hide();
        field.requestFocus();
        field.deleteText(at, at + text.length());
        attach.accept(text);
    }

    private void keep() {
        hide();
        field.requestFocus();
    }

    private void hide() {
        setVisible(false);
        pasted = "";
    }
}
