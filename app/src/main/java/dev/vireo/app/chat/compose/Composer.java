package dev.vireo.app.chat.compose;

import dev.vireo.app.ui.Texts;
import dev.vireo.app.ui.Wrapping;
import dev.vireo.app.ui.text.LineBreaker;
import dev.vireo.app.ui.text.TypedText;
import dev.vireo.protocol.text.MessageText;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.TraversalDirection;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextFormatter;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import javafx.util.Subscription;

/**
 * The message field: as high as its text up to six lines; Enter sends, Shift+Enter begins a new line, Up in an empty field goes
 * back to what was said last, Escape gives an edit up; says when the limit is near.
 */
final class Composer {

    /** Handles the keys of the field. */
    interface ComposerKeys {
        void send();

        /** Begins to edit what the person said last. */
        void editLast();
    }

    private static final int LINES = 6;
    /** Of a line's height to the size of its letters, about. */
    private static final double LINE_SPACING = 1.25;
    /** How many characters before the limit it is worth saying. */
    private static final int WARN_BELOW = 500;
    /** Text of scripts that are slow to wrap is wrapped up to this length, in characters. */
    private static final int COMPLEX = 1_000;
    private static final PseudoClass TOO_LONG = PseudoClass.getPseudoClass("too-long");

    private final DraftModel draft;
    private final TextArea field;
    private final Label room;
    private final ComposerKeys keys;
    private final Completion completion;
    private final Texts texts = Texts.of(Composer.class);
    private final Subscription subscription;

    Composer(DraftModel draft, TextArea field, Label room, ComposerKeys keys, Completion completion) {
        this.draft = draft;
        this.field = field;
        this.keys = keys;
        this.room = room;
        this.completion = completion;
        // Before the field's own listeners, for the field lays the text out while it is told of it.
        field.textProperty().subscribe(text -> field.setWrapText(wraps(text)));
        field.setTextFormatter(new TextFormatter<>(Composer::cleaned));
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        room.managedProperty().bind(room.visibleProperty());
        field.textProperty().bindBidirectional(draft.textProperty());
        field.editableProperty().bind(draft.savingProperty().not());
        field.positionCaret(field.getLength());
        subscription = draft.room().subscribe(left -> showRoom(left.intValue()));
    }

    void close() {
        subscription.unsubscribe();
        field.editableProperty().unbind();
        field.textProperty().unbindBidirectional(draft.textProperty());
    }

    /** What other programs copy holds line ends and signs that a text area drops, so that words grow together, and a server refuses. */
    private static TextFormatter.Change cleaned(TextFormatter.Change change) {
        String clean = MessageText.pasted(change.getText());
        if (!clean.equals(change.getText())) {
            int moved = clean.length() - change.getText().length();
            change.setText(clean);
            change.setAnchor(change.getAnchor() + moved);
            change.setCaretPosition(change.getCaretPosition() + moved);
        }
        return change;
    }

    /** Appends what was typed elsewhere in the window, and takes the focus. */
    void type(String characters) {
        field.requestFocus();
        field.positionCaret(field.getLength());
        field.replaceSelection(characters);
    }

    /** See {@link LineBreaker}: a text area breaks its lines itself, so text that cannot stand that goes on to the right. */
    private static boolean wraps(String text) {
        String words = TypedText.withoutEmoji(text);
        return LineBreaker.simple(words) || words.length() <= COMPLEX && Wrapping.safe(words);
    }

    private void key(KeyEvent event) {
        if (completion.key(event)) {
            return;
        }
        switch (event.getCode()) {
            case ENTER -> {
                event.consume();
                if (event.isShiftDown()) {
                    field.replaceSelection("\n");
                } else {
                    keys.send();
                }
            }
            case TAB -> {
                // A tab belongs to moving around, not into a message.
                event.consume();
                field.requestFocusTraversal(event.isShiftDown() ? TraversalDirection.PREVIOUS : TraversalDirection.NEXT);
            }
            case UP -> {
                boolean alone = !event.isAltDown() && !event.isShiftDown() && !event.isShortcutDown();
                if (alone && field.getText().isEmpty() && draft.editedProperty().get() == null) {
                    event.consume();
                    keys.editLast();
                }
            }
            case ESCAPE -> {
                if (draft.editedProperty().get() != null) {
                    event.consume();
                    draft.giveUpEdit();
                    field.positionCaret(field.getLength());
                }
            }
            default -> {}
        }
    }

    /** To be called after each layout: as high as the text, up to six lines. */
    void laidOut() {
        double most = 0;
        double line = 0;
        for (Node node : field.lookupAll(".content .text")) {
            // The prompt is one of them; only what stands in its stead now is visible.
            if (node instanceof Text words && words.isVisible()) {
                most = Math.max(most, words.getLayoutBounds().getHeight());
                line = words.getFont().getSize() * LINE_SPACING;
            }
        }
        if (most > 0 && field.lookup(".content") instanceof Region content) {
            double around = content.getInsets().getTop() + content.getInsets().getBottom()
                    + field.getInsets().getTop() + field.getInsets().getBottom();
            field.setPrefHeight(Math.ceil(Math.min(most, LINES * line) + around));
        }
    }

    private void showRoom(int left) {
        room.setVisible(left <= WARN_BELOW);
        room.pseudoClassStateChanged(TOO_LONG, left < 0);
        room.setText(left < 0 ? texts.get("composer.too-long", -left) : texts.get("composer.room", left));
    }
}
