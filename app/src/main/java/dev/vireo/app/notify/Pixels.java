package dev.vireo.app.notify;

import java.util.Objects;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;

/**
 * A small picture as plain numbers, for desktops that want it in their own form.
 *
 * @param argb row by row from the top left, not premultiplied
 */
public record Pixels(int width, int height, int[] argb) {

    private static final int CHANNELS = 4;

    static Pixels of(Image image) {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        int[] argb = new int[width * height];
        Objects.requireNonNull(image.getPixelReader()).getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), argb, 0, width);
        return new Pixels(width, height, argb);
    }

    /** As a StatusNotifierItem wants it, {@code (iiay)}: alpha, red, green, blue. */
    public Object[] pixmap() {
        byte[] bytes = new byte[argb.length * CHANNELS];
        for (int i = 0; i < argb.length; i++) {
            put(bytes, i, argb[i] >> 24, argb[i] >> 16, argb[i] >> 8, argb[i]);
        }
        return new Object[] {width, height, bytes};
    }

    /** As a notification wants it, {@code (iiibiiay)}: red, green, blue, alpha. */
    public Object[] imageData() {
        byte[] bytes = new byte[argb.length * CHANNELS];
        for (int i = 0; i < argb.length; i++) {
            put(bytes, i, argb[i] >> 16, argb[i] >> 8, argb[i], argb[i] >> 24);
        }
        return new Object[] {width, height, width * CHANNELS, true, Byte.SIZE, CHANNELS, bytes};
    }

    private static void put(byte[] bytes, int pixel, int first, int second, int third, int fourth) {
        int at = pixel * CHANNELS;
        bytes[at] = (byte) first;
        bytes[at + 1] = (byte) second;
        bytes[at + 2] = (byte) third;
        bytes[at + 3] = (byte) fourth;
    }
}
