package dev.vireo.installer.icons;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes an icon for Windows: a directory of pictures, each for one size. The largest is a PNG, the others are bitmaps, since parts of
 * Windows still read nothing else in small sizes.
 */
public final class IcoFile {

    private static final int HEADER = 6;
    private static final int ENTRY = 16;
    private static final int BITMAP_HEADER = 40;
    private static final int ICON = 1;
    private static final int DEPTH = 32;
    /** The largest size that there is; its sides are written as 0. */
    private static final int LARGEST = 256;

    private IcoFile() {
    }

    /** @param pngs square, of up to 256 pixels, the smallest first */
    public static void write(Path target, List<Path> pngs) throws IOException {
        List<byte[]> pictures = new ArrayList<>();
        List<Integer> sizes = new ArrayList<>();
        for (Path png : pngs) {
            BufferedImage picture = SquarePicture.read(png);
            int size = picture.getWidth();
            if (size > LARGEST) {
                throw new IOException("Too large for an icon of Windows: " + png);
            }
            sizes.add(size);
            pictures.add(size == LARGEST ? Files.readAllBytes(png) : bitmap(picture));
        }
        ByteBuffer directory = ByteBuffer.allocate(HEADER + ENTRY * pictures.size()).order(ByteOrder.LITTLE_ENDIAN);
        directory.putShort((short) 0).putShort((short) ICON).putShort((short) pictures.size());
        int offset = directory.capacity();
        for (int i = 0; i < pictures.size(); i++) {
            byte side = (byte) (sizes.get(i) % LARGEST);
            directory.put(side).put(side).put((byte) 0).put((byte) 0).putShort((short) 1).putShort((short) DEPTH);
            directory.putInt(pictures.get(i).length).putInt(offset);
            offset += pictures.get(i).length;
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(directory.array());
        for (byte[] picture : pictures) {
            out.write(picture);
        }
        Files.write(target, out.toByteArray());
    }

    /** From the lowest line up, in blue, green, red and opacity; after it a mask of one bit a pixel, which opacity has made useless. */
    private static byte[] bitmap(BufferedImage picture) {
        int size = picture.getWidth();
        int maskLine = (size + 31) / 32 * 4;
        ByteBuffer bitmap = ByteBuffer.allocate(BITMAP_HEADER + size * size * 4 + maskLine * size).order(ByteOrder.LITTLE_ENDIAN);
        // Twice the height: picture and mask.
        bitmap.putInt(BITMAP_HEADER).putInt(size).putInt(size * 2).putShort((short) 1).putShort((short) DEPTH);
        bitmap.position(BITMAP_HEADER);
        for (int y = size - 1; y >= 0; y--) {
            for (int x = 0; x < size; x++) {
                bitmap.putInt(picture.getRGB(x, y));
            }
        }
        return bitmap.array();
    }
}
