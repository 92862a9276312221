package dev.vireo.app.chat.files;

import dev.vireo.app.ui.Texts;
import dev.vireo.protocol.Message.Attachment;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Text;

/** The first lines of a text file, as they are: one text node, nothing else. Its room does not depend on what comes. */
final class TextTile extends Region {

    private static final double LINE = 17;
    private static final double PAD = 8;
    private static final int FEW = 120;
    private static final int SOME = 400;

    private final Text lines = new Text();
    private final Rectangle clip = new Rectangle();
    private final int high;

    TextTile(Previews previews, Attachment file) {
        high = file.size() < FEW ? 2 : file.size() < SOME ? 4 : 7;
        setId("textPreview");
        getStyleClass().add("text-preview");
        lines.getStyleClass().add("lines");
        lines.setManaged(false);
        lines.setClip(clip);
        getChildren().add(lines);
        Texts texts = Texts.of(TextTile.class);
        previews.text(file, lines::setText, () -> lines.setText(texts.get("text.failed")));
    }

    double height() {
        return high * LINE + 2 * PAD;
    }

    @Override
    protected void layoutChildren() {
        // In the text's own coordinates, which begin at its first line's foot.
        clip.setY(lines.getLayoutBounds().getMinY());
        clip.setWidth(Math.max(0, getWidth() - 2 * PAD));
        clip.setHeight(Math.max(0, getHeight() - 2 * PAD));
        lines.relocate(PAD + 2, PAD);
    }
}
