package dev.vireo.app.chat.compose;

import dev.vireo.app.chat.compose.Suggestions.CompletionList;
import dev.vireo.app.chat.compose.Suggestions.Suggestion;
import dev.vireo.app.ui.Avatar;
import dev.vireo.app.ui.Avatars;
import dev.vireo.app.ui.Texts;
import dev.vireo.app.ui.text.EmojiImage;
import javafx.application.Platform;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Ways to go on with a name or an emoji that was begun, above the field. The keyboard stays in the field. */
final class Completion extends VBox {

    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
    private static final double EMOJI = 20;
    private static final double GAP = 6;
    private static final double WIDEST = 360;

    private final TextArea field;
    private final Suggestions suggestions;
    private final Avatars avatars;
    private final Texts texts = Texts.of(Completion.class);
    private final Subscription subscriptions;
    private @Nullable CompletionList begun;
    private int chosen;
    /** Where the person did not want it. */
    private int refused = -1;

    Completion(TextArea field, Suggestions suggestions, Avatars avatars) {
        this.field = field;
        this.suggestions = suggestions;
        this.avatars = avatars;
        setId("completion");
        getStyleClass().add("completion");
        setManaged(false);
        setVisible(false);
        setAccessibleRole(AccessibleRole.LIST_VIEW);
        setAccessibleText(texts.get("completion.words"));
        field.addEventHandler(KeyEvent.KEY_TYPED, event -> {
            if (event.getCharacter().equals(":")) {
                // Once the field has it.
                Platform.runLater(this::finish);
            }
        });
        subscriptions = Subscription.combine(
                field.caretPositionProperty().subscribe(this::look),
                field.focusedProperty().subscribe(this::look));
    }

    void close() {
        subscriptions.unsubscribe();
    }

    /** Takes the keys that belong to the list while it shows. Returns whether it did. */
    boolean key(KeyEvent event) {
        CompletionList shown = begun;
        if (!isVisible() || shown == null || event.isShiftDown() || event.isShortcutDown()) {
            return false;
        }
        switch (event.getCode()) {
            case UP -> choose(Math.floorMod(chosen - 1, shown.suggestions().size()));
            case DOWN -> choose(Math.floorMod(chosen + 1, shown.suggestions().size()));
            case ENTER, TAB -> take(shown.suggestions().get(chosen));
            case ESCAPE -> {
                refused = shown.from();
                hide();
            }
            default -> {
                return false;
            }
        }
        event.consume();
        return true;
    }

    /** Follows the field: above it, as wide as its words. */
    void laidOut() {
        if (isVisible()) {
            autosize();
            resize(Math.min(Math.min(WIDEST, field.getWidth()), getWidth()), getHeight());
            relocate(field.getParent().getLayoutX() + field.getLayoutX(), -getHeight() - GAP);
        }
    }

    private void look() {
        int caret = field.getCaretPosition();
        String text = field.getText();
        CompletionList now = field.isFocused() && caret <= text.length() && field.getSelection().getLength() == 0
                ? suggestions.of(text.substring(0, caret)).orElse(null) : null;
        if (now == null || now.from() == refused) {
            refused = now == null ? -1 : refused;
            hide();
        } else if (!now.equals(begun)) {
            begun = now;
            getChildren().setAll(now.suggestions().stream().map(this::row).toList());
            setVisible(true);
            choose(0);
            requestLayout();
            laidOut();
        }
    }

    /** Who types an emoji's whole name between colons means the emoji. */
    private void finish() {
        int caret = field.getCaretPosition();
        suggestions.finished(field.getText().substring(0, caret))
                .ifPresent(list -> field.replaceText(list.from(), caret, list.suggestions().getFirst().text().strip()));
    }

    private void hide() {
        begun = null;
        setVisible(false);
    }

    private void choose(int row) {
        chosen = row;
        for (int i = 0; i < getChildren().size(); i++) {
            getChildren().get(i).pseudoClassStateChanged(CHOSEN, i == row);
        }
    }

    private void take(Suggestion suggestion) {
        CompletionList shown = begun;
        if (shown != null) {
            int caret = field.getCaretPosition();
            hide();
            field.replaceText(shown.from(), caret, suggestion.text());
            field.positionCaret(shown.from() + suggestion.text().length());
        }
    }

    private Node row(Suggestion suggestion) {
        Label title = new Label(suggestion.title());
        title.getStyleClass().add("medium");
        title.setMinWidth(0);
        Label detail = new Label(suggestion.detail());
        detail.getStyleClass().addAll("secondary", "muted");
        HBox.setHgrow(detail, Priority.ALWAYS);
        detail.setMinWidth(0);
        HBox row = new HBox(picture(suggestion), title, detail);
        row.getStyleClass().add("choice");
        row.setAccessibleText(suggestion.title() + " " + suggestion.detail());
        row.setOnMouseEntered(_ -> choose(getChildren().indexOf(row)));
        row.setOnMousePressed(event -> {
            // Before the press takes the focus from the field.
            if (event.getButton() == MouseButton.PRIMARY) {
                take(suggestion);
            }
            event.consume();
        });
        return row;
    }

    private Node picture(Suggestion suggestion) {
        if (suggestion.emoji() != null) {
            return new EmojiImage(suggestion.emoji(), EMOJI);
        }
        if (suggestion.person() == null) {
            StackPane everybody = new StackPane(new FontIcon(Feather.USERS));
            everybody.setMinWidth(Avatar.Size.TINY.diameter());
            return everybody;
        }
        Avatar face = new Avatar(avatars, Avatar.Size.TINY);
        face.show(suggestion.person().username(), suggestion.person().name(), suggestion.person().avatarHashProperty().getValue());
        return face;
    }
}
