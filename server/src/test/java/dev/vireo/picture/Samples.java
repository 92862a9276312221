package dev.vireo.picture;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.CRC32;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Small pictures of many kinds, as cameras, scanners and programs write them. */
public final class Samples {

    static final int GREEN = 0x00C851;
    static final int WIDTH = 40;
    static final int HEIGHT = 20;
    private static final int RED = 0xD32F2F;

    private Samples() {
    }

    /** Lying, green on the left, red on the right. */
    public static byte[] twoColours(String format) {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                image.setRGB(x, y, x < WIDTH / 2 ? GREEN : RED);
            }
        }
        return bytes(image, format);
    }

    /** The same as WebP, which nothing here writes. */
    public static byte[] webp() {
        return Base64.getDecoder().decode("UklGRmgAAABXRUJQVlA4IFwAAAAwBACdASooABQAPm0sk0YkIqGhMBqoAIANiUAOwB+Kv4gAMMLKOWztGYAA/hMf/1pP"
                + "anWYv//93m3w4C/4o3DgxerR/59G3/Qn/2Gf+o7/z6Nv+hP/9dcfgNg4AA==");
    }

    static byte[] losslessWebp() {
        return Base64.getDecoder().decode("UklGRioAAABXRUJQVlA4TB4AAAAvJ8AEAA/wM+SZfpT3/EcaBAKE/1oHBgRE9D/A2gM=");
    }

    /** The same with other measures in its head: 14 bits each, one less than the pixels. */
    static byte[] losslessWebpThatSaysItIs(int width, int height) {
        byte[] webp = losslessWebp();
        int measures = width - 1 | height - 1 << 14;
        for (int i = 0; i < 4; i++) {
            webp[21 + i] = (byte) (measures >> 8 * i);
        }
        return webp;
    }

    /** A picture one pixel high. */
    static byte[] line(int width, String format) {
        return bytes(new BufferedImage(width, 1, BufferedImage.TYPE_INT_RGB), format);
    }

    static byte[] jpeg(int red, int green, int blue) {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        int[] all = new int[WIDTH * HEIGHT];
        Arrays.fill(all, red << 16 | green << 8 | blue);
        image.setRGB(0, 0, WIDTH, HEIGHT, all, 0, WIDTH);
        return bytes(image, "jpeg");
    }

    static byte[] bytes(BufferedImage image, String format) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(image, format, bytes)) {
                throw new IllegalArgumentException(format);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Pictures that are grey all over. */
    enum Grey {
        JPEG, PNG_8, PNG_16, PNG_WITH_ALPHA, PNG_16_WITH_ALPHA, TIFF, TIFF_16;

        byte[] file(int value) {
            boolean deep = this == PNG_16 || this == PNG_16_WITH_ALPHA || this == TIFF_16;
            boolean alpha = this == PNG_WITH_ALPHA || this == PNG_16_WITH_ALPHA;
            int type = deep ? DataBuffer.TYPE_USHORT : DataBuffer.TYPE_BYTE;
            ComponentColorModel model = new ComponentColorModel(ColorSpace.getInstance(ColorSpace.CS_GRAY), alpha, false,
                    alpha ? ComponentColorModel.TRANSLUCENT : ComponentColorModel.OPAQUE, type);
            WritableRaster raster = model.createCompatibleWritableRaster(WIDTH, HEIGHT);
            for (int y = 0; y < HEIGHT; y++) {
                for (int x = 0; x < WIDTH; x++) {
                    raster.setSample(x, y, 0, deep ? value * 257 : value);
                    if (alpha) {
                        raster.setSample(x, y, 1, deep ? 0xFFFF : 0xFF);
                    }
                }
            }
            String format = this == JPEG ? "jpeg" : name().startsWith("PNG") ? "png" : "tiff";
            return bytes(new BufferedImage(model, raster, false, null), format);
        }
    }

    /** Profiles that are of no use. */
    enum Profile {
        EMPTY, BROKEN, CUT, OF_OTHER_COMPONENTS, WITHOUT_WHAT_IT_NEEDS;

        byte[] bytes() {
            byte[] srgb = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();
            return switch (this) {
                case EMPTY -> new byte[0];
                case BROKEN ->
                        "this is no profile at all, whatever the segment says about it".repeat(10).getBytes(StandardCharsets.US_ASCII);
                case CUT -> Arrays.copyOf(srgb, 200);
                case OF_OTHER_COMPONENTS -> named(srgb, "Lab ");
                case WITHOUT_WHAT_IT_NEEDS -> withoutCurves(srgb);
            };
        }

        private static byte[] named(byte[] profile, String space) {
            byte[] other = profile.clone();
            System.arraycopy(space.getBytes(StandardCharsets.US_ASCII), 0, other, 16, 4);
            return other;
        }

        /** Gives the curves of red, green and blue names that nobody knows. */
        private static byte[] withoutCurves(byte[] profile) {
            byte[] other = profile.clone();
            ByteBuffer tags = ByteBuffer.wrap(other);
            for (int i = 0; i < tags.getInt(128); i++) {
                int tag = tags.getInt(132 + 12 * i);
                if ((tag & 0xFFFFFF) == 0x545243) { // .TRC
                    tags.putInt(132 + 12 * i, 0x78787878);
                }
            }
            // Not the one the JDK knows by heart.
            other[100] = 1;
            return other;
        }
    }

    static byte[] linearProfile() {
        return ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData();
    }

    /** A JPEG of four inks, as Adobe's programs write it: inverted, as they are or as luminance and colour. */
    static byte[] inks(int cyan, int magenta, int yellow, int black, boolean ycck) {
        int[] samples = {255 - cyan, 255 - magenta, 255 - yellow, 255 - black};
        if (ycck) {
            double red = samples[0];
            double green = samples[1];
            double blue = samples[2];
            samples[0] = (int) Math.round(0.299 * red + 0.587 * green + 0.114 * blue);
            samples[1] = Math.clamp(Math.round(128 - 0.168736 * red - 0.331264 * green + 0.5 * blue), 0, 255);
            samples[2] = Math.clamp(Math.round(128 + 0.5 * red - 0.418688 * green - 0.081312 * blue), 0, 255);
        }
        WritableRaster raster = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, WIDTH, HEIGHT, 4, null);
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                raster.setPixel(x, y, samples);
            }
        }
        return insert(jpegOf(raster), 2, (byte) 0xEE, ByteBuffer.allocate(12).put("Adobe".getBytes(StandardCharsets.US_ASCII))
                .putShort((short) 100).putShort((short) 0).putShort((short) 0).put((byte) (ycck ? 2 : 0)).array());
    }

    private static byte[] jpegOf(Raster raster) {
        for (var writers = ImageIO.getImageWritersByFormatName("jpeg"); writers.hasNext();) {
            ImageWriter writer = writers.next();
            if (writer.getClass().getName().startsWith("com.sun.")) {
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(bytes)) {
                    writer.setOutput(stream);
                    writer.write(null, new IIOImage(raster, null, null), null);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                } finally {
                    writer.dispose();
                }
                return bytes.toByteArray();
            }
        }
        throw new IllegalStateException("no writer of JPEG");
    }

    static byte[] withProfile(byte[] jpeg, byte[] profile) {
        return insert(jpeg, 2, (byte) 0xE2, ByteBuffer.allocate(14 + profile.length)
                .put("ICC_PROFILE\0".getBytes(StandardCharsets.US_ASCII)).put((byte) 1).put((byte) 1).put(profile).array());
    }

    private static byte[] insert(byte[] jpeg, int at, byte marker, byte[] content) {
        return ByteBuffer.allocate(jpeg.length + 4 + content.length).put(jpeg, 0, at).put((byte) 0xFF).put(marker)
                .putShort((short) (2 + content.length)).put(content).put(jpeg, at, jpeg.length - at).array();
    }

    /** The same JPEG with an EXIF segment that holds this orientation and nothing else. */
    public static byte[] withExif(byte[] jpeg, int orientation) {
        byte[] tiff = exif(orientation);
        return insert(jpeg, 2, (byte) 0xE1, ByteBuffer.allocate(6 + tiff.length)
                .put("Exif\0\0".getBytes(StandardCharsets.US_ASCII)).put(tiff).array());
    }

    private static byte[] exif(int orientation) {
        return ByteBuffer.allocate(26).put("MM\0*".getBytes(StandardCharsets.US_ASCII)).putInt(8).putShort((short) 1)
                .putShort((short) 0x0112).putShort((short) 3).putInt(1).putShort((short) orientation).putShort((short) 0)
                .putInt(0).array();
    }

    static byte[] pngWithExif(byte[] png, int orientation) {
        byte[] content = ByteBuffer.allocate(30).put("eXIf".getBytes(StandardCharsets.US_ASCII)).put(exif(orientation)).array();
        CRC32 sum = new CRC32();
        sum.update(content);
        int head = 8 + 25;
        return ByteBuffer.allocate(png.length + 38).put(png, 0, head).putInt(26).put(content).putInt((int) sum.getValue())
                .put(png, head, png.length - head).array();
    }

    /** The same TIFF with another orientation in its directory. */
    static byte[] tiffWithOrientation(byte[] tiff, int orientation) {
        ByteBuffer bytes = ByteBuffer.wrap(tiff.clone()).order(tiff[0] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int directory = bytes.getInt(4);
        for (int i = 0; i < bytes.getShort(directory); i++) {
            int entry = directory + 2 + 12 * i;
            if (bytes.getShort(entry) == 0x0112) {
                bytes.putShort(entry + 8, (short) orientation);
                return bytes.array();
            }
        }
        throw new IllegalArgumentException("its writer says nothing of how it is held");
    }

    static byte[] webpWithExif(int orientation) {
        byte[] webp = webp();
        byte[] tiff = exif(orientation);
        ByteBuffer made = ByteBuffer.allocate(12 + 18 + webp.length - 12 + 8 + tiff.length).order(ByteOrder.LITTLE_ENDIAN);
        made.put(webp, 0, 4).putInt(made.capacity() - 8).put(webp, 8, 4);
        made.put("VP8X".getBytes(StandardCharsets.US_ASCII)).putInt(10).putInt(0x08)
                .put((byte) (WIDTH - 1)).putShort((short) 0).put((byte) (HEIGHT - 1)).putShort((short) 0);
        made.put(webp, 12, webp.length - 12);
        return made.put("EXIF".getBytes(StandardCharsets.US_ASCII)).putInt(tiff.length).put(tiff).array();
    }
}
