package dev.vireo.app.chat.files;

import dev.vireo.protocol.Limits;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javax.imageio.ImageIO;

/**
 * A picture from the clipboard, as it was there.
 *
 * @param argb a row after the other, not premultiplied
 */
record Pasted(int width, int height, int[] argb) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH.mm.ss");

    /** Whether it is small enough to be made a file. */
    static boolean fits(Image image) {
        return image.getWidth() >= 1 && image.getHeight() >= 1
                && (long) image.getWidth() * (long) image.getHeight() <= Limits.PREVIEW_PIXELS && image.getPixelReader() != null;
    }

    /** Copies the pixels. FX thread. */
    static Pasted of(Image image) {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        int[] argb = new int[width * height];
        image.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), argb, 0, width);
        return new Pasted(width, height, argb);
    }

    /** "2026-11-22 14.05.09", for a name that every system takes. */
    static String time(Clock clock) {
        return TIME.format(LocalDateTime.now(clock));
    }

    /** Takes a while: not on the FX thread. */
    byte[] png() throws IOException {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        image.setRGB(0, 0, width, height, argb, 0, width);
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(image, "png", png);
        return png.toByteArray();
    }
}
