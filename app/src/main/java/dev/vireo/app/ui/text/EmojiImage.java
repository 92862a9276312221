package dev.vireo.app.ui.text;

import javafx.scene.AccessibleRole;
import javafx.scene.image.ImageView;
import javafx.stage.Screen;

/** An emoji in colour: JavaFX 26 draws none on Linux. Its room is taken at once; the picture may come a moment later. */
public final class EmojiImage extends ImageView {

    /** Between lines of text at 14 px. */
    public static final double IN_TEXT = 20;
    /** Alone in a message. */
    public static final double LARGE = 32;
    /** The share of the height above the baseline. */
    private static final double ABOVE_LINE = 0.79;

    private final double size;
    private int shown = -1;

    /** @param size its width and height, in the units of the scene */
    public EmojiImage(double size) {
        this.size = size;
        getStyleClass().add("emoji");
        setFitWidth(size);
        setFitHeight(size);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    }

    public EmojiImage(Emoji emoji, double size) {
        this(size);
        show(emoji);
    }

    /** Shows this one from now on. */
    public void show(Emoji emoji) {
        if (shown == emoji.picture()) {
            return;
        }
        shown = emoji.picture();
        setImage(null);
        setAccessibleText(emoji.name());
        EmojiPictures.shared().picture(emoji, pixels(), image -> {
            if (shown == emoji.picture()) {
                setImage(image);
            }
        });
    }

    private int pixels() {
        double scale = Screen.getScreens().stream().mapToDouble(Screen::getOutputScaleX).max().orElse(1);
        return (int) Math.ceil(size * scale);
    }

    @Override
    public double getBaselineOffset() {
        return size * ABOVE_LINE;
    }
}
