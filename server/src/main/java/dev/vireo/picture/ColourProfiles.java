package dev.vireo.picture;

import java.awt.color.CMMException;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.color.ProfileDataException;
import java.awt.image.ColorConvertOp;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;

/** Reads the colour profiles of pictures, and ignores those that are broken. */
final class ColourProfiles {

    private static final int BANDS = 3;
    private static final int ROWS = 64;

    private ColourProfiles() {
    }

    /** Whether the profile is for CMYK. */
    static boolean isCmyk(byte[] profile) {
        try {
            return profile.length > 0 && ICC_Profile.getInstance(profile).getColorSpaceType() == ColorSpace.TYPE_CMYK;
        } catch (IllegalArgumentException broken) {
            return false;
        }
    }

    /** Converts the picture to sRGB. Returns it unchanged if its profile cannot be used. */
    static Bitmap toSrgb(Bitmap picture, ColorSpace space) {
        if (space.isCS_sRGB() || !(space instanceof ICC_ColorSpace)) {
            return picture;
        }
        try {
            ColorConvertOp convert = new ColorConvertOp(space, ColorSpace.getInstance(ColorSpace.CS_sRGB), null);
            int[] converted = new int[picture.argb().length];
            for (int y = 0; y < picture.height(); y += ROWS) {
                convert(picture, convert, y, Math.min(ROWS, picture.height() - y), converted);
            }
            return new Bitmap(picture.width(), picture.height(), converted);
        } catch (CMMException | ProfileDataException | IllegalArgumentException unfit) {
            return picture;
        }
    }

    private static void convert(Bitmap picture, ColorConvertOp convert, int y, int rows, int[] converted) {
        int width = picture.width();
        WritableRaster from = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, width, rows, BANDS, null);
        byte[] samples = new byte[width * rows * BANDS];
        for (int i = 0; i < width * rows; i++) {
            int argb = picture.argb()[y * width + i];
            samples[i * BANDS] = (byte) (argb >> 16);
            samples[i * BANDS + 1] = (byte) (argb >> 8);
            samples[i * BANDS + 2] = (byte) argb;
        }
        from.setDataElements(0, 0, width, rows, samples);
        WritableRaster to = convert.filter(from, from.createCompatibleWritableRaster());
        to.getDataElements(0, 0, width, rows, samples);
        for (int i = 0; i < width * rows; i++) {
            converted[y * width + i] = picture.argb()[y * width + i] & 0xFF000000 | (samples[i * BANDS] & 0xFF) << 16
                    | (samples[i * BANDS + 1] & 0xFF) << 8 | samples[i * BANDS + 2] & 0xFF;
        }
    }
}
