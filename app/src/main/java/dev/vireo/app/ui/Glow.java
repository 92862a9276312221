package dev.vireo.app.ui;

import java.util.HashMap;
import java.util.Map;
import javafx.scene.image.Image;
import javafx.scene.image.PixelWriter;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;

/**
 * The glow around a badge, drawn once per size of pill and step of breath and then only blitted: a live blur effect on dozens of badges
 * would cost more than everything else in the window. FX thread.
 *
 * <p>It is the shadow {@code 0 0 r colour} of a pill, r from 5 to 30 pixels and the colour from #00c851 to #00ff5e as the breath goes from 0 to 1.
 */
final class Glow {

    /** How far the widest glow reaches beyond the pill, in pixels. */
    static final int REACH = 30;
    private static final int LEAST = 5;
    private static final int STEPS = 24;
    private static final int EDGE = 14;
    private static final Color FROM = Color.web("#00c851");
    private static final Color TO = Color.web("#00ff5e");

    private record Frame(int width, int height, int step) {
    }

    private final Map<Frame, Image> frames = new HashMap<>();

    /** The glow of a pill of this size, with {@link #REACH} pixels around it; {@code breath} is within 0..1. */
    Image of(int width, int height, double breath) {
        int step = (int) Math.round(breath * (STEPS - 1));
        return frames.computeIfAbsent(new Frame(width, height, step), Glow::draw);
    }

    private static Image draw(Frame frame) {
        double breath = (double) frame.step / (STEPS - 1);
        double[] kernel = gauss((LEAST + breath * (REACH - LEAST)) / 2);
        int w = frame.width + 2 * REACH;
        int h = frame.height + 2 * REACH;
        double[] alpha = blurColumns(blurRows(pill(frame.width, frame.height), w, h, kernel), w, h, kernel);
        WritableImage image = new WritableImage(w, h);
        PixelWriter pixels = image.getPixelWriter();
        Color colour = FROM.interpolate(TO, breath);
        for (int y = 0; y < h; y++) {
            for (int x = 0; x < w; x++) {
                pixels.setColor(x, y, colour.deriveColor(0, 1, 1, Math.clamp(alpha[y * w + x], 0, 1) * fade(x, w) * fade(y, h)));
            }
        }
        return image;
    }

    /** The blur's tail is cut off at the picture's edge; it must have gone before, or the edge shows. */
    private static double fade(int at, int size) {
        return Math.min(1, (Math.min(at, size - 1 - at) + 0.5) / EDGE);
    }

    private static double[] pill(int width, int height) {
        int w = width + 2 * REACH;
        int h = height + 2 * REACH;
        double[] mask = new double[w * h];
        double radius = height / 2.0;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double dx = Math.max(0, Math.max(radius - (x + 0.5), x + 0.5 - (width - radius)));
                double dy = y + 0.5 - radius;
                mask[(y + REACH) * w + x + REACH] = Math.clamp(radius - Math.hypot(dx, dy) + 0.5, 0, 1);
            }
        }
        return mask;
    }

    private static double[] gauss(double sigma) {
        int reach = (int) Math.ceil(3 * sigma);
        double[] kernel = new double[2 * reach + 1];
        double sum = 0;
        for (int i = 0; i < kernel.length; i++) {
            kernel[i] = Math.exp(-Math.pow(i - reach, 2) / (2 * sigma * sigma));
            sum += kernel[i];
        }
        for (int i = 0; i < kernel.length; i++) {
            kernel[i] /= sum;
        }
        return kernel;
    }

    private static double[] blurRows(double[] in, int w, int h, double[] kernel) {
        double[] out = new double[in.length];
        int reach = kernel.length / 2;
        for (int y = 0; y < h; y++) {
            for (int x = 0; x < w; x++) {
                double sum = 0;
                for (int i = Math.max(0, x - reach); i <= Math.min(w - 1, x + reach); i++) {
                    sum += in[y * w + i] * kernel[i - x + reach];
                }
                out[y * w + x] = sum;
            }
        }
        return out;
    }

    private static double[] blurColumns(double[] in, int w, int h, double[] kernel) {
        double[] out = new double[in.length];
        int reach = kernel.length / 2;
        for (int y = 0; y < h; y++) {
            for (int i = Math.max(0, y - reach); i <= Math.min(h - 1, y + reach); i++) {
                double weight = kernel[i - y + reach];
                for (int x = 0; x < w; x++) {
                    out[y * w + x] += in[i * w + x] * weight;
                }
            }
        }
        return out;
    }
}
