package dev.vireo.app.chat.files;

import dev.vireo.picture.Bitmap;
import dev.vireo.picture.InvalidPictureException;
import dev.vireo.picture.Picture;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

/**
 * A picture on this computer's disk, small enough to show beside text, and how large it really is. It is read as the server reads
 * it: the same kinds, upright, in the same colours.
 *
 * @param width of the file's own picture, in pixels, as it is shown
 */
record LocalPicture(Image image, int width, int height) {

    /** The largest side of a preview, in pixels. */
    static final int PREVIEW = 640;

    /** Reads it; empty if it is no picture that can be shown, or is too large to be tried. Blocks. */
    static Optional<LocalPicture> read(Path file) {
        try {
            Picture picture = Picture.of(file);
            return picture.isWithinLimits()
                    ? Optional.of(new LocalPicture(image(picture.within(PREVIEW)), picture.width(), picture.height()))
                    : Optional.empty();
        } catch (IOException | InvalidPictureException e) {
            // It shows as any other file.
            return Optional.empty();
        }
    }

    /** Reads all of it, as large as it is. Blocks. @throws InvalidPictureException if it is no picture that can be shown */
    static Image whole(Path file) throws IOException {
        return image(Picture.of(file).within(Integer.MAX_VALUE));
    }

    private static Image image(Bitmap bitmap) {
        WritableImage image = new WritableImage(bitmap.width(), bitmap.height());
        image.getPixelWriter().setPixels(0, 0, bitmap.width(), bitmap.height(), PixelFormat.getIntArgbInstance(), bitmap.argb(), 0,
                bitmap.width());
        return image;
    }
}
