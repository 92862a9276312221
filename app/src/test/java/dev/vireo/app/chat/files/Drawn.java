package dev.vireo.app.chat.files;

import dev.vireo.protocol.Message.Attachment;
import dev.vireo.protocol.Message.Preview;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** Pictures that nobody drew. */
public final class Drawn {

    private Drawn() {
    }

    /** Hills under a sky. */
    public static byte[] png(int width, int height, int hue) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D to = image.createGraphics();
        to.setPaint(
                new GradientPaint(0, 0, Color.getHSBColor(hue / 360f, 0.35f, 0.95f), 0, height, Color.getHSBColor(hue / 360f, 0.1f, 1)));
        to.fillRect(0, 0, width, height);
        for (int hill = 0; hill < 3; hill++) {
            to.setColor(Color.getHSBColor((hue + 120 + hill * 20) / 360f, 0.45f, 0.75f - hill * 0.18f));
            to.fillOval(-width / 2 + hill * width / 3, height / 2 + hill * height / 8, width, height);
        }
        to.dispose();
        try {
            ByteArrayOutputStream png = new ByteArrayOutputStream();
            ImageIO.write(image, "png", png);
            return png.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Attachment picture(String id, String name, int width, int height) {
        return new Attachment(id, name, "image/png", 1_300_000, width, height, Preview.IMAGE);
    }

    public static Attachment file(String id, String name, String type, long size) {
        return new Attachment(id, name, type, size, null, null, null);
    }

    public static Attachment text(String id, String name, long size) {
        return new Attachment(id, name, "text/plain", size, null, null, Preview.TEXT);
    }
}
