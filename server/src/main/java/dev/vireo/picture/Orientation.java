package dev.vireo.picture;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import javax.imageio.stream.ImageInputStream;

/**
 * Turns pictures upright by their EXIF orientation (tag 0x0112, values 1 to 8, 1 is upright). Cameras store pixels as the sensor
 * saw them and leave turning them to the viewer.
 */
final class Orientation {

    static final Orientation UPRIGHT = new Orientation(1);

    private static final int TAG = 0x0112;
    private static final int ENTRY_BYTES = 12;

    private final int value;

    private Orientation(int value) {
        this.value = value;
    }

    /**
     * Reads the orientation. Returns {@link #UPRIGHT} if the bytes contain none, or an invalid one.
     *
     * @param head the beginning of the file
     */
    static Orientation of(PictureFormat format, byte[] head) {
        try {
            return exif(format, head).map(tiff -> new Orientation(find(tiff))).orElse(UPRIGHT);
        } catch (IndexOutOfBoundsException | IllegalArgumentException broken) {
            return UPRIGHT;
        }
    }

    private static Optional<ByteBuffer> exif(PictureFormat format, byte[] head) {
        return switch (format) {
            case JPEG -> new JpegSegments(head).exif();
            case PNG -> chunk(ByteBuffer.wrap(head), 8, "eXIf", false);
            case WEBP -> chunk(ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN), 12, "EXIF", true);
            case GIF, BMP, TIFF, BIG_ENDIAN_TIFF -> Optional.empty();
        };
    }

    /** Finds a chunk. PNG has length, name, content and checksum; WebP has name, length and content, padded to an even length. */
    private static Optional<ByteBuffer> chunk(ByteBuffer bytes, int first, String wanted, boolean isRiff) {
        long position = first;
        while (position + 8 <= bytes.capacity()) {
            int at = (int) position;
            long length = Integer.toUnsignedLong(bytes.getInt(at + (isRiff ? 4 : 0)));
            byte[] name = new byte[4];
            bytes.get(at + (isRiff ? 0 : 4), name);
            if (new String(name, StandardCharsets.US_ASCII).equals(wanted)) {
                return Optional.of(tiff(bytes.slice(at + 8, (int) Math.min(length, bytes.capacity() - at - 8))));
            }
            position += 8 + length + (isRiff ? length & 1 : 4);
        }
        return Optional.empty();
    }

    /** Skips the Exif header, which only JPEG needs but some programs write everywhere. */
    private static ByteBuffer tiff(ByteBuffer exif) {
        return exif.capacity() > 6 && exif.get(0) == 'E' && exif.get(1) == 'x' ? exif.slice(6, exif.capacity() - 6) : exif;
    }

    /** Reads the orientation from a TIFF, whose directory may be anywhere in the file. */
    static Orientation ofTiff(ImageInputStream tiff) throws IOException {
        tiff.setByteOrder(tiff.read() == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        tiff.seek(4);
        tiff.seek(tiff.readUnsignedInt());
        int entries = tiff.readUnsignedShort();
        byte[] directory = new byte[entries * ENTRY_BYTES];
        tiff.readFully(directory);
        return new Orientation(find(ByteBuffer.wrap(directory).order(tiff.getByteOrder()), 0, entries));
    }

    private static int find(ByteBuffer tiff) {
        tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int directory = tiff.getInt(4);
        return find(tiff, directory + 2, Short.toUnsignedInt(tiff.getShort(directory)));
    }

    private static int find(ByteBuffer tiff, int first, int entries) {
        for (int i = 0; i < entries; i++) {
            int entry = first + i * ENTRY_BYTES;
            if (Short.toUnsignedInt(tiff.getShort(entry)) == TAG) {
                int value = Short.toUnsignedInt(tiff.getShort(entry + 8));
                return value >= 1 && value <= 8 ? value : UPRIGHT.value;
            }
        }
        return UPRIGHT.value;
    }

    /** Whether width and height are swapped. */
    boolean swapsSides() {
        return value >= 5;
    }

    /** Turns the decoded picture upright. */
    Bitmap upright(Bitmap lying) {
        if (value == UPRIGHT.value) {
            return lying;
        }
        int width = swapsSides() ? lying.height() : lying.width();
        int height = swapsSides() ? lying.width() : lying.height();
        int lastX = lying.width() - 1;
        int lastY = lying.height() - 1;
        int[] from = lying.argb();
        int[] to = new int[from.length];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                to[y * width + x] = from[switch (value) {
                    case 2 -> y * lying.width() + lastX - x;
                    case 3 -> (lastY - y) * lying.width() + lastX - x;
                    case 4 -> (lastY - y) * lying.width() + x;
                    case 5 -> x * lying.width() + y;
                    case 6 -> (lastY - x) * lying.width() + y;
                    case 7 -> (lastY - x) * lying.width() + lastX - y;
                    default -> x * lying.width() + lastX - y;
                }];
            }
        }
        return new Bitmap(width, height, to);
    }
}
