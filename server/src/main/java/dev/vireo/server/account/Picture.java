package dev.vireo.server.account;

import dev.vireo.server.http.ProblemException;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Turns whatever somebody uploaded into a picture of our own making: nothing of the upload but its pixels reaches anybody. What
 * the bytes are is decided by the bytes; how large the picture is, is read before anything is decoded; and it is decoded no
 * larger than needed, so that a small file cannot cost much memory.
 */
final class Picture {

    static final int SIZE = 256;
    private static final long MOST_PIXELS = 25_000_000;
    /** A decoder holds whole rows, whatever is left out of them. */
    private static final int LONGEST_SIDE = 16_384;

    private Picture() {
    }

    /** The middle square of the picture as a PNG of {@link #SIZE}×{@link #SIZE}. */
    static byte[] squarePng(byte[] upload) {
        String format = format(upload);
        ImageReader reader = ImageIO.getImageReadersByFormatName(format).next();
        try (ImageInputStream stream = new MemoryCacheImageInputStream(new ByteArrayInputStream(upload))) {
            reader.setInput(stream, true, true);
            BufferedImage square = scaled(middleSquare(reader));
            return png(format.equals("jpeg") ? turned(square, Orientation.of(upload)) : square);
        } catch (IOException | RuntimeException e) {
            if (e instanceof ProblemException problem) {
                throw problem;
            }
            throw invalid("This picture is damaged or of a kind that cannot be read.");
        } finally {
            reader.dispose();
        }
    }

    private static String format(byte[] bytes) {
        if (startsWith(bytes, 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n')) {
            return "png";
        }
        if (startsWith(bytes, 0xFF, 0xD8, 0xFF)) {
            return "jpeg";
        }
        if (startsWith(bytes, 'G', 'I', 'F', '8')) {
            return "gif";
        }
        throw invalid("A picture must be a PNG, JPEG or GIF.");
    }

    private static boolean startsWith(byte[] bytes, int... signature) {
        if (bytes.length < signature.length) {
            return false;
        }
        for (int i = 0; i < signature.length; i++) {
            if ((bytes[i] & 0xFF) != signature[i]) {
                return false;
            }
        }
        return true;
    }

    private static BufferedImage middleSquare(ImageReader reader) throws IOException {
        int width = reader.getWidth(0);
        int height = reader.getHeight(0);
        if (width < 1 || height < 1 || Math.max(width, height) > LONGEST_SIDE || (long) width * height > MOST_PIXELS) {
            throw invalid("A picture must have at most 25 megapixels and sides of at most %,d pixels."
                    .formatted(LONGEST_SIDE));
        }
        int side = Math.min(width, height);
        int step = Math.max(1, side / (2 * SIZE));
        ImageReadParam middle = reader.getDefaultReadParam();
        middle.setSourceRegion(new Rectangle((width - side) / 2, (height - side) / 2, side, side));
        middle.setSourceSubsampling(step, step, 0, 0);
        return reader.read(0, middle);
    }

    /** Each pixel is the mean of those it stands for, weighted by their opacity. */
    private static BufferedImage scaled(BufferedImage source) {
        BufferedImage target = new BufferedImage(SIZE, SIZE, BufferedImage.TYPE_INT_ARGB);
        for (int y = 0; y < SIZE; y++) {
            for (int x = 0; x < SIZE; x++) {
                target.setRGB(x, y, mean(source,
                        x * source.getWidth() / SIZE, (x + 1) * source.getWidth() / SIZE,
                        y * source.getHeight() / SIZE, (y + 1) * source.getHeight() / SIZE));
            }
        }
        return target;
    }

    private static int mean(BufferedImage source, int left, int right, int top, int bottom) {
        long alpha = 0;
        long red = 0;
        long green = 0;
        long blue = 0;
        int pixels = 0;
        for (int y = top; y < Math.max(bottom, top + 1); y++) {
            for (int x = left; x < Math.max(right, left + 1); x++) {
                int argb = source.getRGB(x, y);
                int opacity = argb >>> 24;
                alpha += opacity;
                red += (long) opacity * (argb >> 16 & 0xFF);
                green += (long) opacity * (argb >> 8 & 0xFF);
                blue += (long) opacity * (argb & 0xFF);
                pixels++;
            }
        }
        if (alpha == 0) {
            return 0;
        }
        return (int) (alpha / pixels << 24 | red / alpha << 16 | green / alpha << 8 | blue / alpha);
    }

    private static BufferedImage turned(BufferedImage source, Orientation orientation) {
        BufferedImage target = new BufferedImage(SIZE, SIZE, BufferedImage.TYPE_INT_ARGB);
        for (int y = 0; y < SIZE; y++) {
            for (int x = 0; x < SIZE; x++) {
                Orientation.Place place = orientation.source(x, y, SIZE - 1);
                target.setRGB(x, y, source.getRGB(place.x(), place.y()));
            }
        }
        return target;
    }

    private static byte[] png(BufferedImage image) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        // Given a plain stream, ImageIO would spool through a temporary file.
        try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(bytes)) {
            ImageIO.write(image, "png", stream);
        }
        return bytes.toByteArray();
    }

    private static ProblemException invalid(String message) {
        return ProblemException.badRequest("invalid_image", message);
    }
}
