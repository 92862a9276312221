package dev.vireo.app.ui.text;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;
import javafx.event.EventHandler;
import javafx.geometry.Bounds;
import javafx.geometry.NodeOrientation;
import javafx.scene.AccessibleRole;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.skin.TextInputControlSkin;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Pane;
import javafx.scene.paint.Color;
import javafx.scene.shape.Path;
import javafx.scene.text.HitInfo;
import javafx.scene.text.Text;
import javafx.util.Subscription;

/**
 * The pictures of the emoji in a text field, laid over the blanks that its text node draws. The field itself holds the text as typed. FX
 * thread.
 */
final class TypedEmoji extends Pane {

    /** Relative to the font size: slightly narrower than the blank, and about as high as a line. */
    private static final double SIZE = 18.0 / 14;

    private final TextInputControl field;
    private final Text words;
    private final Consumer<Boolean> forwardBias;
    private final List<EmojiImage> pictures = new ArrayList<>();
    private final EventHandler<KeyEvent> keys = this::key;
    private final Subscription subscriptions;
    private List<TypedText.EmojiSpan> emoji = List.of();
    private double size;

    /**
     * @param words       the text node that draws the field's {@link TypedText}
     * @param forwardBias sets whether the caret is drawn at the character after it or before it
     */
    TypedEmoji(TextInputControl field, Text words, Consumer<Boolean> forwardBias) {
        this.field = field;
        this.words = words;
        this.forwardBias = forwardBias;
        getStyleClass().add("typed-emoji");
        setManaged(false);
        setMouseTransparent(true);
        // The text node runs from left to right, whatever the field does; its places are counted like that.
        setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        field.addEventFilter(KeyEvent.KEY_PRESSED, keys);
        subscriptions = Subscription.combine(
                field.textProperty().subscribe(text -> typed(text == null ? "" : text)),
                words.layoutBoundsProperty().subscribe(bounds -> {
                    // A field that runs the other way turns both round about their middles.
                    resize(bounds.getWidth(), bounds.getHeight());
                    moved();
                }),
                words.textProperty().subscribe(this::moved),
                words.wrappingWidthProperty().subscribe(this::moved));
    }

    /** Follows the text node. To be called once both have the same parent: adding a node to a text area sets its position. */
    void follow() {
        layoutXProperty().bind(words.layoutXProperty());
        layoutYProperty().bind(words.layoutYProperty());
    }

    void dispose() {
        subscriptions.unsubscribe();
        field.removeEventFilter(KeyEvent.KEY_PRESSED, keys);
        layoutXProperty().unbind();
        layoutYProperty().unbind();
    }

    /** Puts the caret beside the emoji that was hit, or extends the selection to there. Returns false if no emoji was hit. */
    boolean positionCaret(HitInfo hit, boolean select) {
        OptionalInt index = insertionIndex(hit);
        if (index.isEmpty()) {
            return false;
        }
        if (select) {
            field.selectPositionCaret(index.getAsInt());
        } else {
            field.positionCaret(index.getAsInt());
        }
        return true;
    }

    /** Moves the caret by one character, as {@link MixedText} does. Returns false if it is to move by something else. */
    boolean moveCaret(TextInputControlSkin.TextUnit unit, TextInputControlSkin.Direction direction) {
        if (unit != TextInputControlSkin.TextUnit.CHARACTER) {
            return false;
        }
        MixedText.moveCaret(field, direction == TextInputControlSkin.Direction.RIGHT);
        return true;
    }

    /** To be called when the caret has moved: where an emoji of right-to-left text follows, it is drawn at the character before. */
    void biasCaret() {
        if (standsRightOfNext(field.getCaretPosition())) {
            // A blank in right-to-left text begins at its left edge.
            forwardBias.accept(false);
        }
    }

    /** Where a click on an emoji puts the caret: on the side of the half that was hit. Empty if no emoji was hit. */
    private OptionalInt insertionIndex(HitInfo hit) {
        return emoji.stream().filter(place -> place.from() <= hit.getCharIndex() && hit.getCharIndex() < place.to())
                .mapToInt(place -> {
                    boolean leftHalf = hit.getCharIndex() == place.from() && hit.isLeading();
                    return leftHalf == place.rightToLeft() ? place.to() : place.from();
                }).findFirst();
    }

    /** Whether a caret at this index stands to the right of the emoji that follows it. */
    private boolean standsRightOfNext(int index) {
        return emoji.stream().anyMatch(place -> place.rightToLeft() && place.from() == index);
    }

    private void typed(String text) {
        emoji = TypedText.of(text).emoji();
        moved();
    }

    private void moved() {
        if (!emoji.isEmpty() || !pictures.isEmpty()) {
            requestLayout();
        }
    }

    /** Backspace deletes a whole emoji. JavaFX would delete only its last code point, which nobody sees as a character. */
    private void key(KeyEvent event) {
        if (event.getCode() != KeyCode.BACK_SPACE || event.isShortcutDown() || event.isAltDown() || event.isControlDown()
                || !field.isEditable() || field.getSelection().getLength() > 0) {
            return;
        }
        emoji.stream().filter(place -> place.to() == field.getCaretPosition()).findFirst().ifPresent(place -> {
            field.deleteText(place.from(), place.to());
            event.consume();
        });
    }

    @Override
    protected void layoutChildren() {
        double wanted = Math.rint(words.getFont().getSize() * SIZE);
        if (wanted != size) {
            size = wanted;
            pictures.clear();
        }
        // While the field's listeners hear of a new text, the node may still draw the old one.
        List<TypedText.EmojiSpan> placed = words.getText().length() == field.getLength() ? emoji : List.of();
        while (pictures.size() < placed.size()) {
            pictures.add(new EmojiImage(size));
        }
        pictures.subList(placed.size(), pictures.size()).clear();
        for (int i = 0; i < placed.size(); i++) {
            place(pictures.get(i), placed.get(i));
        }
        if (!getChildren().equals(pictures)) {
            getChildren().setAll(pictures);
        }
    }

    private void place(EmojiImage picture, TypedText.EmojiSpan place) {
        picture.show(place.emoji());
        // Screen readers read the field, not its pictures.
        picture.setAccessibleRole(AccessibleRole.NODE);
        Path blank = new Path(words.rangeShape(place.from(), place.from() + 1));
        // A path that is neither filled nor stroked has no bounds.
        blank.setFill(Color.BLACK);
        blank.setStroke(null);
        Bounds room = blank.getBoundsInLocal();
        double x = room.getMinX() + (room.getWidth() - size) / 2 + getLayoutX();
        double y = room.getMinY() + (room.getHeight() - size) / 2 + getLayoutY();
        picture.relocate(snapPositionX(x) - getLayoutX(), snapPositionY(y) - getLayoutY());
    }
}
