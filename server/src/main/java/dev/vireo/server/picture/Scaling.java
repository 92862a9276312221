package dev.vireo.server.picture;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Makes pictures smaller, turns them upright and writes them down. */
final class Scaling {

    private Scaling() {
    }

    /** Each pixel is the mean of those it stands for, weighted by their opacity. */
    static BufferedImage scaled(BufferedImage source, int width, int height) {
        BufferedImage target = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                target.setRGB(x, y, mean(source,
                        x * source.getWidth() / width, (x + 1) * source.getWidth() / width,
                        y * source.getHeight() / height, (y + 1) * source.getHeight() / height));
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

    static BufferedImage turned(BufferedImage source, Orientation orientation) {
        int lastX = source.getWidth() - 1;
        int lastY = source.getHeight() - 1;
        int width = orientation.swapsSides() ? source.getHeight() : source.getWidth();
        int height = orientation.swapsSides() ? source.getWidth() : source.getHeight();
        BufferedImage target = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                Orientation.Place place = orientation.source(x, y, lastX, lastY);
                target.setRGB(x, y, source.getRGB(place.x(), place.y()));
            }
        }
        return target;
    }

    static byte[] png(BufferedImage image) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        // Given a plain stream, ImageIO would spool through a temporary file.
        try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(bytes)) {
            ImageIO.write(image, "png", stream);
        }
        return bytes.toByteArray();
    }
}
