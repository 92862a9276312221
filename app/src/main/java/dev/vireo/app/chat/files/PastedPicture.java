package dev.vireo.app.chat.files;

import dev.vireo.protocol.Limits;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;

/**
 * A picture from the clipboard, as it was there.
 *
 * @param argb a row after the other, not premultiplied
 */
record PastedPicture(int width, int height, int[] argb) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH.mm.ss", Locale.ROOT);

    /** Whether it is small enough to be made a file. */
    static boolean fits(Image image) {
        return image.getWidth() >= 1 && image.getHeight() >= 1
                && (long) image.getWidth() * (long) image.getHeight() <= Limits.PREVIEW_PIXELS && image.getPixelReader() != null;
    }

    /** Copies the pixels. FX thread. */
    static PastedPicture of(Image image) {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        int[] argb = new int[width * height];
        image.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), argb, 0, width);
        return new PastedPicture(width, height, argb);
    }

    /** "2026-11-22 14.05.09", for a name that every system takes. */
    static String time(Clock clock) {
        return TIME.format(LocalDateTime.now(clock));
    }

    /** Takes a while: not on the FX thread. */
    byte[] png() {
        return PngWriter.of(width, height, argb);
    }
}
