package dev.vireo.app.chat;

import dev.vireo.app.ui.Texts;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Asks over a whole window before something that cannot be taken back. Escape and a click beside it mean no. */
final class ConfirmationOverlay extends StackPane {

    private final StackPane over;
    private final @Nullable Node before;

    private ConfirmationOverlay(StackPane over, String title, String words, String yes, Runnable then) {
        this.over = over;
        before = over.getScene() == null ? null : over.getScene().getFocusOwner();
        Texts texts = Texts.of(ConfirmationOverlay.class);
        setId("question");
        getStyleClass().add("question");
        Label head = new Label(title);
        head.getStyleClass().add("name");
        Label body = new Label(words);
        body.getStyleClass().add("muted");
        body.setWrapText(true);
        Button no = new Button(texts.get("question.no"));
        no.setId("questionNo");
        no.getStyleClass().add("flat");
        no.setOnAction(_ -> close());
        Button doIt = new Button(yes);
        doIt.setId("questionYes");
        doIt.getStyleClass().add("danger");
        doIt.setOnAction(_ -> {
            close();
            then.run();
        });
        HBox buttons = new HBox(no, doIt);
        buttons.getStyleClass().add("buttons");
        VBox card = new VBox(head, body, buttons);
        card.getStyleClass().add("ask");
        card.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        card.addEventHandler(MouseEvent.MOUSE_CLICKED, MouseEvent::consume);
        setOnMouseClicked(_ -> close());
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            switch (event.getCode()) {
                case ESCAPE -> {
                    event.consume();
                    close();
                }
                case TAB, LEFT, RIGHT, UP, DOWN -> {
                    // Nothing behind it can be reached meanwhile.
                    event.consume();
                    (no.isFocused() ? doIt : no).requestFocus();
                }
                default -> {}
            }
            if (event.getCode() == KeyCode.ENTER) {
                event.consume();
                (doIt.isFocused() ? doIt : no).fire();
            }
        });
        getChildren().add(card);
        over.getChildren().add(this);
        doIt.requestFocus();
    }

    static void ask(StackPane over, String title, String words, String yes, Runnable then) {
        new ConfirmationOverlay(over, title, words, yes, then);
    }

    private void close() {
        over.getChildren().remove(this);
        if (before != null && before.getScene() != null) {
            before.requestFocus();
        }
    }
}
