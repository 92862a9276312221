package dev.vireo.app.ui.text;

import javafx.scene.control.TextField;
import javafx.scene.control.skin.TextFieldSkin;
import javafx.scene.layout.Pane;
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
        emoji = new TypedEmoji(field, words);
        group.getChildren().add(group.getChildren().indexOf(words) + 1, emoji);
        emoji.follow();
    }

    /** The superclass's constructor calls this, so it must not use fields of this class. */
    @Override
    protected String maskText(String text) {
        return TypedText.of(super.maskText(text)).drawn();
    }

    @Override
    public void dispose() {
        if (getSkinnable() != null) {
            emoji.dispose();
        }
        super.dispose();
    }
}
