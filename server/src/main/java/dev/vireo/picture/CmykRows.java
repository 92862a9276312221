package dev.vireo.picture;

import java.awt.image.Raster;

/** Reads the rows of a CMYK JPEG without a usable colour profile. The samples are inverted, as all programs write them. */
final class CmykRows implements PixelRows {

    private static final int BANDS = 4;

    private final Raster raster;
    private final boolean isYcck;
    private final int[] samples;

    CmykRows(Raster raster, boolean isYcck) {
        this.raster = raster;
        this.isYcck = isYcck;
        this.samples = new int[raster.getWidth() * BANDS];
    }

    @Override
    public int width() {
        return raster.getWidth();
    }

    @Override
    public int height() {
        return raster.getHeight();
    }

    @Override
    public void read(int y, int[] argb) {
        raster.getPixels(raster.getMinX(), raster.getMinY() + y, width(), 1, samples);
        for (int x = 0, at = 0; x < width(); x++, at += BANDS) {
            int black = 0xFF - samples[at + 3];
            argb[x] = isYcck ? ycck(samples[at], samples[at + 1] - 128, samples[at + 2] - 128, black)
                    : ImageRows.cmyk(0xFF - samples[at], 0xFF - samples[at + 1], 0xFF - samples[at + 2], black);
        }
    }

    /** YCCK: luminance and colour describe the inverted inks (ITU-T T.871). */
    private static int ycck(int luminance, int blue, int red, int black) {
        return ImageRows.cmyk(0xFF - bounded(luminance + 1.402 * red),
                0xFF - bounded(luminance - 0.344136 * blue - 0.714136 * red), 0xFF - bounded(luminance + 1.772 * blue), black);
    }

    private static int bounded(double value) {
        return Math.clamp(Math.round(value), 0, 0xFF);
    }
}
