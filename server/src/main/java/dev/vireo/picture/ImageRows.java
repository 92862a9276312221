package dev.vireo.picture;

import com.twelvemonkeys.imageio.color.ColorSpaces;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;

/**
 * Reads the rows of a decoded picture. Samples of grey, and of red, green and blue, are taken as written. (Java would take grey
 * for linear light, which no picture means, and show it much too light.) The colour profile is applied later, when the picture
 * is small.
 */
final class ImageRows implements PixelRows {

    private static final int OPAQUE = 0xFF000000;

    /** The ways in which samples become a pixel. */
    private enum PixelLayout { INDEXED, GREY, RGB, CMYK, OTHER }

    private final BufferedImage image;
    private final Raster raster;
    private final PixelLayout kind;
    private final int bands;
    private final int[] samples;
    private final int[] palette;
    private final int[] largest;

    ImageRows(BufferedImage image) {
        this.image = image;
        this.raster = image.getRaster();
        this.kind = kind(image.getColorModel(), raster);
        this.bands = raster.getNumBands();
        this.samples = new int[kind == PixelLayout.OTHER ? 0 : image.getWidth() * bands];
        this.palette = kind == PixelLayout.INDEXED ? palette((IndexColorModel) image.getColorModel()) : new int[0];
        this.largest = new int[bands];
        for (int band = 0; band < bands; band++) {
            largest[band] = (1 << Math.min(16, image.getColorModel().getComponentSize(Math.min(band,
                    image.getColorModel().getNumComponents() - 1)))) - 1;
        }
    }

    private static PixelLayout kind(ColorModel model, Raster raster) {
        if (model instanceof IndexColorModel && raster.getNumBands() == 1) {
            return PixelLayout.INDEXED;
        }
        boolean whole = model.getTransferType() == DataBuffer.TYPE_BYTE || model.getTransferType() == DataBuffer.TYPE_USHORT;
        if (!(model instanceof ComponentColorModel) || !whole || model.isAlphaPremultiplied() && model.hasAlpha()) {
            return PixelLayout.OTHER;
        }
        int colours = model.getNumColorComponents();
        boolean fits = raster.getNumBands() == colours + (model.hasAlpha() ? 1 : 0);
        return switch (model.getColorSpace().getType()) {
            case ColorSpace.TYPE_GRAY -> fits && colours == 1 ? PixelLayout.GREY : PixelLayout.OTHER;
            case ColorSpace.TYPE_RGB -> fits && colours == 3 ? PixelLayout.RGB : PixelLayout.OTHER;
            // A default CMYK profile would depend on the machine; without one, every machine shows the same colours.
            case ColorSpace.TYPE_CMYK ->
                    colours == 4 && model.getColorSpace().equals(ColorSpaces.getColorSpace(ColorSpaces.CS_GENERIC_CMYK))
                            ? PixelLayout.CMYK : PixelLayout.OTHER;
            default -> PixelLayout.OTHER;
        };
    }

    private static int[] palette(IndexColorModel model) {
        int[] colours = new int[model.getMapSize()];
        model.getRGBs(colours);
        return colours;
    }

    /** The colour space of the red, green and blue values. */
    ColorSpace space() {
        return kind == PixelLayout.RGB ? image.getColorModel().getColorSpace() : ColorSpace.getInstance(ColorSpace.CS_sRGB);
    }

    @Override
    public int width() {
        return image.getWidth();
    }

    @Override
    public int height() {
        return image.getHeight();
    }

    @Override
    public void read(int y, int[] argb) {
        if (kind == PixelLayout.OTHER) {
            image.getRGB(0, y, width(), 1, argb, 0, width());
            return;
        }
        raster.getPixels(raster.getMinX(), raster.getMinY() + y, width(), 1, samples);
        int at = 0;
        for (int x = 0; x < width(); x++, at += bands) {
            argb[x] = switch (kind) {
                case INDEXED -> samples[at] < palette.length ? palette[samples[at]] : 0;
                case GREY -> alpha(at, 1) | sample(at, 0) * 0x010101;
                case CMYK -> cmyk(sample(at, 0), sample(at, 1), sample(at, 2), sample(at, 3));
                default -> alpha(at, 3) | sample(at, 0) << 16 | sample(at, 1) << 8 | sample(at, 2);
            };
        }
    }

    private int alpha(int at, int band) {
        return band < bands ? sample(at, band) << 24 : OPAQUE;
    }

    /** Reads a sample, scaled to 8 bits. */
    private int sample(int at, int band) {
        int most = largest[band];
        int value = samples[at + band];
        return most == 0xFF ? value : (value * 0xFF + most / 2) / most;
    }

    /** Converts CMYK without a profile: what the inks leave of white. */
    static int cmyk(int cyan, int magenta, int yellow, int black) {
        int light = 0xFF - black;
        return OPAQUE | times(0xFF - cyan, light) << 16 | times(0xFF - magenta, light) << 8 | times(0xFF - yellow, light);
    }

    private static int times(int one, int other) {
        return (one * other + 127) / 0xFF;
    }
}
