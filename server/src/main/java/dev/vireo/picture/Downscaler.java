package dev.vireo.picture;

import java.util.Arrays;

/** Scales pictures down, a row at a time. */
final class Downscaler {

    private Downscaler() {
    }

    /** Each pixel is the mean of the pixels it replaces, weighted by their opacity. */
    static Bitmap scaled(PixelRows source, int width, int height) {
        int[] target = new int[width * height];
        int[] row = new int[source.width()];
        if (width == source.width() && height == source.height()) {
            for (int y = 0; y < height; y++) {
                source.read(y, row);
                System.arraycopy(row, 0, target, y * width, width);
            }
            return new Bitmap(width, height, target);
        }
        PixelSums sums = new PixelSums(source.width(), width);
        for (int y = 0; y < height; y++) {
            int top = edge(y, source.height(), height);
            int bottom = Math.max(top + 1, edge(y + 1, source.height(), height));
            for (int from = top; from < bottom; from++) {
                source.read(from, row);
                sums.add(row);
            }
            sums.take(target, y * width, bottom - top);
        }
        return new Bitmap(width, height, target);
    }

    private static int edge(int place, int from, int to) {
        return (int) ((long) place * from / to);
    }

    /** Sums up the pixels that are merged into one row. */
    private static final class PixelSums {

        private final int[] left;
        private final int[] right;
        private final long[] alpha;
        private final long[] red;
        private final long[] green;
        private final long[] blue;

        PixelSums(int from, int to) {
            left = new int[to];
            right = new int[to];
            for (int x = 0; x < to; x++) {
                left[x] = edge(x, from, to);
                right[x] = Math.max(left[x] + 1, edge(x + 1, from, to));
            }
            alpha = new long[to];
            red = new long[to];
            green = new long[to];
            blue = new long[to];
        }

        void add(int[] row) {
            for (int x = 0; x < left.length; x++) {
                for (int from = left[x]; from < right[x]; from++) {
                    int argb = row[from];
                    int opacity = argb >>> 24;
                    alpha[x] += opacity;
                    red[x] += (long) opacity * (argb >> 16 & 0xFF);
                    green[x] += (long) opacity * (argb >> 8 & 0xFF);
                    blue[x] += (long) opacity * (argb & 0xFF);
                }
            }
        }

        /** Writes the averages and resets the sums. */
        void take(int[] target, int at, int rows) {
            for (int x = 0; x < left.length; x++) {
                long all = alpha[x];
                target[at + x] = all == 0 ? 0 : (int) (rounded(all, (long) rows * (right[x] - left[x])) << 24
                        | rounded(red[x], all) << 16 | rounded(green[x], all) << 8 | rounded(blue[x], all));
            }
            Arrays.fill(alpha, 0);
            Arrays.fill(red, 0);
            Arrays.fill(green, 0);
            Arrays.fill(blue, 0);
        }

        private static long rounded(long sum, long count) {
            return (sum + count / 2) / count;
        }
    }
}
