package dev.vireo.app.chat.files;

import dev.vireo.protocol.Limits;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Optional;
import javafx.scene.image.Image;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/**
 * A picture on this computer's disk, small enough to show beside text, and how large it really is.
 *
 * @param width of the file's own picture, in pixels
 */
record LocalPicture(Image image, int width, int height) {

    /** The largest side of a preview, in pixels. */
    static final int PREVIEW = 640;

    /** Reads it; empty if it is no picture that can be shown, or is too large to be tried. Blocks. */
    static Optional<LocalPicture> read(Path file) {
        try {
            Optional<int[]> size = size(file);
            if (size.isEmpty() || (long) size.get()[0] * size.get()[1] > Limits.PREVIEW_PIXELS) {
                return Optional.empty();
            }
            int width = size.get()[0];
            int height = size.get()[1];
            try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
                Image image = new Image(in, Math.min(PREVIEW, width), Math.min(PREVIEW, height), true, true);
                return image.isError() ? Optional.empty() : Optional.of(new LocalPicture(image, width, height));
            }
        } catch (IOException | RuntimeException e) {
            // It shows as any other file.
            return Optional.empty();
        }
    }

    /** By its header alone. */
    private static Optional<int[]> size(Path file) throws IOException {
        try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
            if (in == null) {
                return Optional.empty();
            }
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                return Optional.empty();
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in, true, true);
                return Optional.of(new int[] {reader.getWidth(0), reader.getHeight(0)});
            } finally {
                reader.dispose();
            }
        }
    }
}
