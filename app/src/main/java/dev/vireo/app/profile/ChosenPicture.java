package dev.vireo.app.profile;

import dev.vireo.app.failures.FailedException;
import dev.vireo.app.failures.FailureReason;
import dev.vireo.app.profile.CropModel.CropSquare;
import dev.vireo.picture.Bitmap;
import dev.vireo.picture.InvalidPictureException;
import dev.vireo.picture.Picture;
import java.io.IOException;
import java.nio.file.Path;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

/** A picture from this computer's disk, of which a square is to become one's own. Read as the server reads it: upright, in the same colours. */
record ChosenPicture(Bitmap bitmap) {

    /** The longest side that is worth holding, in pixels: enough for a close-up of a face. */
    private static final int LONGEST = 2_048;
    /** As large as the office keeps it, in pixels. */
    private static final int SIDE = 256;

    /** Blocks. @throws FailedException if it cannot be used; its words say why */
    static ChosenPicture read(Path file) {
        try {
            Picture picture = Picture.of(file);
            if (!picture.isWithinLimits()) {
                throw new FailedException(FailureReason.of(FailureReason.LocalCause.PICTURE_TOO_LARGE));
            }
            return new ChosenPicture(picture.within(LONGEST));
        } catch (IOException | InvalidPictureException e) {
            throw new FailedException(FailureReason.of(FailureReason.LocalCause.PICTURE_UNREADABLE));
        }
    }

    Image image() {
        WritableImage image = new WritableImage(bitmap.width(), bitmap.height());
        image.getPixelWriter().setPixels(0, 0, bitmap.width(), bitmap.height(), PixelFormat.getIntArgbInstance(), bitmap.argb(), 0,
                bitmap.width());
        return image;
    }

    /** This part of it, as the office keeps it. @return a PNG */
    byte[] png(CropSquare square) {
        int side = square.side();
        int[] part = new int[side * side];
        for (int row = 0; row < side; row++) {
            System.arraycopy(bitmap.argb(), (square.top() + row) * bitmap.width() + square.left(), part, row * side, side);
        }
        Bitmap cut = new Bitmap(side, side, part);
        return side <= SIDE ? cut.png() : Picture.of(cut.png()).square(SIDE).png();
    }
}
