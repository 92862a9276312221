package dev.vireo.app.ui.text;

import java.util.List;
import javafx.scene.Group;
import javafx.scene.Parent;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.skin.TextAreaSkin;
import javafx.scene.text.HitInfo;
import javafx.scene.text.Text;

/** A text area that shows emoji as pictures. The style sheet gives it to every text area. */
public final class EmojiAreaSkin extends TextAreaSkin {

    private final TypedEmoji emoji;

    public EmojiAreaSkin(TextArea area) {
        super(area);
        Parent content = (Parent) ((ScrollPane) getChildren().getFirst()).getContent();
        Text words = content.getChildrenUnmodifiable().stream()
                .filter(Group.class::isInstance).flatMap(group -> ((Group) group).getChildren().stream())
                .filter(Text.class::isInstance).map(Text.class::cast).findFirst().orElseThrow();
        draw(words);
        // Runs after the superclass's own listener, which hands the node the text as typed.
        registerInvalidationListener(area.textProperty(), _ -> draw(words));
        emoji = new TypedEmoji(area, words, this::setForwardBias);
        addHighlight(List.of(emoji), 0);
        emoji.follow();
        registerChangeListener(area.caretPositionProperty(), _ -> emoji.biasCaret());
    }

    private void draw(Text words) {
        words.setText(TypedText.of(getSkinnable().textProperty().getValueSafe()).drawn());
    }

    @Override
    public void positionCaret(HitInfo hit, boolean select) {
        if (!emoji.positionCaret(hit, select)) {
            super.positionCaret(hit, select);
        }
    }

    @Override
    public void moveCaret(TextUnit unit, Direction direction, boolean select) {
        if (!emoji.moveCaret(unit, direction)) {
            super.moveCaret(unit, direction, select);
        }
    }

    @Override
    public void dispose() {
        emoji.dispose();
        super.dispose();
    }
}
