package dev.vireo.server.picture;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * How the camera was held when it took a JPEG, as EXIF says it (tag 0x0112, 1 to 8; 1 is upright): the pixels lie as the sensor saw
 * them, and whoever shows them has to turn them.
 */
final class Orientation {

    static final Orientation UPRIGHT = new Orientation(1);

    private static final int APP1 = 0xFFE1;
    private static final int START_OF_SCAN = 0xFFDA;
    private static final byte[] EXIF = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);
    private static final int TAG = 0x0112;
    private static final int ENTRY_BYTES = 12;

    private final int value;

    private Orientation(int value) {
        this.value = value;
    }

    /** Upright where the bytes say nothing, or nothing that makes sense. */
    static Orientation of(byte[] jpeg) {
        try {
            return new Orientation(find(ByteBuffer.wrap(jpeg)));
        } catch (IndexOutOfBoundsException broken) {
            return UPRIGHT;
        }
    }

    private static int find(ByteBuffer jpeg) {
        int position = 2;
        while (true) {
            int marker = Short.toUnsignedInt(jpeg.getShort(position));
            int length = Short.toUnsignedInt(jpeg.getShort(position + 2));
            if (marker < 0xFF00 || marker == START_OF_SCAN) {
                return UPRIGHT.value;
            }
            ByteBuffer content = jpeg.slice(position + 4, Math.max(0, length - 2));
            if (marker == APP1 && startsWithExif(content)) {
                return inTiff(content.slice(EXIF.length, content.capacity() - EXIF.length));
            }
            position += 2 + length;
        }
    }

    private static boolean startsWithExif(ByteBuffer content) {
        return content.capacity() > EXIF.length && content.slice(0, EXIF.length).equals(ByteBuffer.wrap(EXIF));
    }

    private static int inTiff(ByteBuffer tiff) {
        tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int directory = tiff.getInt(4);
        int entries = Short.toUnsignedInt(tiff.getShort(directory));
        for (int i = 0; i < entries; i++) {
            int entry = directory + 2 + i * ENTRY_BYTES;
            if (Short.toUnsignedInt(tiff.getShort(entry)) == TAG) {
                int value = Short.toUnsignedInt(tiff.getShort(entry + 8));
                return value >= 1 && value <= 8 ? value : UPRIGHT.value;
            }
        }
        return UPRIGHT.value;
    }

    boolean isUpright() {
        return value == UPRIGHT.value;
    }

    /** Whether what lies across has to stand. */
    boolean swapsSides() {
        return value >= 5;
    }

    /** Where the pixel that is to be shown at this place lies; {@code lastX} and {@code lastY} are the last indices there. */
    Place source(int x, int y, int lastX, int lastY) {
        return switch (value) {
            case 2 -> new Place(lastX - x, y);
            case 3 -> new Place(lastX - x, lastY - y);
            case 4 -> new Place(x, lastY - y);
            case 5 -> new Place(y, x);
            case 6 -> new Place(y, lastY - x);
            case 7 -> new Place(lastX - y, lastY - x);
            case 8 -> new Place(lastX - y, x);
            default -> new Place(x, y);
        };
    }

    record Place(int x, int y) {
    }
}
