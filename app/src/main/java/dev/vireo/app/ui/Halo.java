package dev.vireo.app.ui;

import java.util.LinkedHashMap;
import java.util.Map;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;

/**
 * The ring and the glow around a badge, one picture for each step of its beat: drawn once per size of pill and step and then only
 * copied to the screen. Shapes that grow and effects on dozens of badges would cost more than everything else in the window. FX
 * thread.
 *
 * <p>The ring is a pill that grows by {@value #RING_REACH} pixels while it fades. The glow is the shadow {@code 0 0 r colour} of the pill, r from 5
 * to {@value #REACH} pixels and the colour from #00c851 to #00ff5e and back.
 */
final class Halo {

    /** How far the widest glow reaches beyond the pill, in pixels. */
    static final int REACH = 30;
    private static final int RESTING = -1;
    private static final double RESTING_BREATH = 0.25;
    private static final int RING_REACH = 10;
    private static final double RING_ALPHA = 0.7;
    private static final double RING_END = 0.7;
    private static final int LEAST = 5;
    private static final int EDGE = 14;
    private static final Color FROM = Color.web("#00c851");
    private static final Color TO = Color.web("#00ff5e");
    /** Several sizes of badges at all their steps, some megabytes. */
    private static final int MAX_CACHED = 12 * Beat.STEPS;

    /** @param scale pixels of the picture to one of the layout */
    private record Frame(int width, int height, int scale, int step) {

        double phase() {
            return Beat.phaseOf(step);
        }

        double breath() {
            return step == RESTING ? RESTING_BREATH : (1 - Math.cos(2 * Math.PI * phase())) / 2;
        }

        /** How far the ring has come, 0 to 1. */
        double grown() {
            return step == RESTING ? 1 : Math.min(1, phase() / RING_END);
        }

        double ring() {
            return RING_REACH * (1 - (1 - grown()) * (1 - grown()));
        }

        double blur() {
            return LEAST + breath() * (REACH - LEAST);
        }

        /** Pixels on each side of the pill that show something; no more are redrawn. */
        int margin() {
            return Math.min(REACH, (int) Math.ceil(Math.max(ring() + 1, 1.5 * blur())));
        }
    }

    private final Map<Frame, Image> frames = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Frame, Image> eldest) {
            return size() > MAX_CACHED;
        }
    };

    /** Around a pill of this size, with at most {@link #REACH} pixels on each side; {@code phase} is within 0..1. */
    Image of(int width, int height, int scale, double phase) {
        return frame(new Frame(width, height, scale, Beat.step(phase)));
    }

    /** Without motion: no ring, a quiet glow. */
    Image resting(int width, int height, int scale) {
        return frame(new Frame(width, height, scale, RESTING));
    }

    private Image frame(Frame frame) {
        Image drawn = frames.get(frame);
        if (drawn == null) {
            drawn = draw(frame);
            frames.put(frame, drawn);
        }
        return drawn;
    }

    private static Image draw(Frame frame) {
        int margin = frame.margin();
        int w = (frame.width + 2 * margin) * frame.scale;
        int h = (frame.height + 2 * margin) * frame.scale;
        int cut = (REACH - margin) * frame.scale;
        double[] glow = glow(frame);
        Color colour = FROM.interpolate(TO, frame.breath());
        int[] pixels = new int[w * h];
        for (int y = 0; y < h; y++) {
            for (int x = 0; x < w; x++) {
                double ring = RING_ALPHA * (1 - frame.grown())
                        * covered(frame, (x + 0.5) / frame.scale - margin, (y + 0.5) / frame.scale - margin, frame.ring());
                double shine = Math.clamp(at(glow, frame, x + cut, y + cut), 0, 1);
                pixels[y * w + x] = over(ring, shine * fade(x, w, frame.scale, margin) * fade(y, h, frame.scale, margin), colour);
            }
        }
        WritableImage image = new WritableImage(w, h);
        image.getPixelWriter().setPixels(0, 0, w, h, PixelFormat.getIntArgbInstance(), pixels, 0, w);
        return image;
    }

    /** The ring over the glow. */
    private static int over(double ring, double glow, Color colour) {
        double alpha = ring + glow * (1 - ring);
        if (alpha <= 0) {
            return 0;
        }
        double share = ring / alpha;
        return (int) Math.round(alpha * 255) << 24 | mixed(FROM.getRed(), colour.getRed(), share) << 16
                | mixed(FROM.getGreen(), colour.getGreen(), share) << 8 | mixed(FROM.getBlue(), colour.getBlue(), share);
    }

    private static int mixed(double ring, double glow, double share) {
        return (int) Math.round((ring * share + glow * (1 - share)) * 255);
    }

    /** How much of the pixel around this point, in pixels of the layout from the pill's corner, is in the pill grown by this much. */
    private static double covered(Frame frame, double x, double y, double reach) {
        double radius = frame.height / 2.0 + reach;
        double left = frame.height / 2.0;
        double dx = Math.max(0, Math.max(left - x, x - (frame.width - left)));
        return Math.clamp((radius - Math.hypot(dx, y - frame.height / 2.0)) * frame.scale + 0.5, 0, 1);
    }

    // --- the glow, always computed at the layout's scale, for it has no edges ------------------------------------------

    private static double[] glow(Frame frame) {
        double[] kernel = gauss(frame.blur() / 2);
        int w = frame.width + 2 * REACH;
        int h = frame.height + 2 * REACH;
        double[] mask = new double[w * h];
        Frame flat = new Frame(frame.width, frame.height, 1, 0);
        for (int y = 0; y < h; y++) {
            for (int x = 0; x < w; x++) {
                mask[y * w + x] = covered(flat, x + 0.5 - REACH, y + 0.5 - REACH, 0);
            }
        }
        return blurColumns(blurRows(mask, w, h, kernel), w, h, kernel);
    }

    private static double at(double[] glow, Frame frame, int px, int py) {
        int w = frame.width + 2 * REACH;
        int h = frame.height + 2 * REACH;
        if (frame.scale == 1) {
            return glow[py * w + px];
        }
        double x = Math.clamp((px + 0.5) / frame.scale - 0.5, 0, w - 1.0);
        double y = Math.clamp((py + 0.5) / frame.scale - 0.5, 0, h - 1.0);
        int left = Math.min((int) x, w - 2);
        int top = Math.min((int) y, h - 2);
        double upper = glow[top * w + left] * (1 - (x - left)) + glow[top * w + left + 1] * (x - left);
        double lower = glow[(top + 1) * w + left] * (1 - (x - left)) + glow[(top + 1) * w + left + 1] * (x - left);
        return upper * (1 - (y - top)) + lower * (y - top);
    }

    /** The blur's tail is cut off at the picture's edge; it must have gone before, or the edge shows. */
    private static double fade(int at, int size, int scale, int margin) {
        return Math.min(1, (Math.min(at, size - 1 - at) + 0.5) / (Math.min(EDGE, margin / 2.0) * scale));
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
