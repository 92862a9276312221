package dev.vireo.app.ui;

import java.util.List;
import java.util.Objects;
import javafx.scene.AccessibleRole;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;

/** The logo as a picture in a screen. */
public final class Logo extends ImageView {

    private static final int[] SIZES = {16, 24, 32, 48, 64, 128, 256, 512};
    /** Drawn from a picture of at least twice the size, for screens at 200 %. */
    private static final int DENSITY = 2;

    /** @param pixels its width and height */
    public Logo(int pixels) {
        super(picture(pixels * DENSITY));
        setFitWidth(pixels);
        setFitHeight(pixels);
        setSmooth(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setAccessibleText("Vireo");
    }

    /** The icon of a window, in the sizes that systems use. */
    public static List<Image> icons() {
        return List.of(picture(16), picture(32), picture(64), picture(256));
    }

    /** The logo at least this many pixels square, or the largest there is. */
    public static Image picture(int pixels) {
        int size = SIZES[SIZES.length - 1];
        for (int i = SIZES.length - 1; i >= 0 && SIZES[i] >= pixels; i--) {
            size = SIZES[i];
        }
        String path = "/dev/vireo/assets/brand/vireo-" + size + ".png";
        return new Image(Objects.requireNonNull(Logo.class.getResource(path), path).toExternalForm());
    }
}
