package dev.vireo.app.ui.text;

import javafx.scene.control.TextField;
import javafx.scene.control.skin.TextFieldSkin;
import javafx.scene.layout.Pane;
import javafx.scene.text.HitInfo;
import javafx.scene.text.Text;

/** A text field that shows emoji as pictures. The style sheet gives it to every text field except password fields. */
public final class EmojiFieldSkin extends TextFieldSkin {

    private final TypedEmoji emoji;

    public EmojiFieldSkin(TextField field) {
        super(field);
        Pane group = (Pane) getChildren().getFirst();
        // A prompt, if there is one, is the first of two text nodes.
        Text words = group.getChildren().stream().filter(Text.class::isInstance).map(Text.class::cast)
                .reduce((_, last) -> last).orElseThrow();
        emoji = new TypedEmoji(field, words, this::setForwardBias);
        group.getChildren().add(group.getChildren().indexOf(words) + 1, emoji);
        emoji.follow();
        registerChangeListener(field.caretPositionProperty(), _ -> emoji.biasCaret());
    }

    /** The superclass's constructor calls this, so it must not use fields of this class. */
    @Override
    protected String maskText(String text) {
        return TypedText.of(super.maskText(text)).drawn();
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
