package dev.vireo.app.demo;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import javax.imageio.ImageIO;

/** A drawn portrait, the same for the same username: hills under a sky, no face, so that it looks like nobody in particular. */
final class Portrait {

    private static final int SIZE = 256;
    /** Blue over violet and red to yellow: green belongs to the badge. */
    private static final float NO_GREEN_FROM = 0.52f;
    private static final float NO_GREEN_WIDTH = 0.6f;
    private static final float WARM = 0.11f;

    private Portrait() {
    }

    /** @return a PNG */
    static byte[] of(String username) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(username.hashCode());
        BufferedImage image = new BufferedImage(SIZE, SIZE, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        float hue = NO_GREEN_FROM + random.nextFloat() * NO_GREEN_WIDTH;
        graphics.setColor(Color.getHSBColor(hue, 0.22f, 0.93f));
        graphics.fillRect(0, 0, SIZE, SIZE);
        graphics.setColor(Color.getHSBColor(WARM, 0.30f, 0.99f));
        double sun = 50 + random.nextInt(40);
        graphics.fill(new Ellipse2D.Double(30 + random.nextInt(150), 30 + random.nextInt(50), sun, sun));
        for (int hill = 0; hill < 3; hill++) {
            graphics.setColor(Color.getHSBColor(hue + 0.03f * hill, 0.35f + 0.14f * hill, 0.78f - 0.17f * hill));
            double width = 260 + random.nextInt(160);
            double x = random.nextInt(SIZE) - width / 2;
            graphics.fill(new Ellipse2D.Double(x, 120 + 38 * hill, width, 300));
        }
        graphics.dispose();
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", png);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return png.toByteArray();
    }
}
