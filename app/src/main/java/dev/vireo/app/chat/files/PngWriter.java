package dev.vireo.app.chat.files;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * Writes pixels as a PNG, without the other toolkit's image classes, which cost start-up time beside JavaFX. Form: RFC 2083,
 * eight bits of red, green, blue and opacity for each pixel, rows as they are.
 */
final class PngWriter {

    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final byte DEPTH = 8;
    private static final byte COLOUR_WITH_OPACITY = 6;

    private PngWriter() {
    }

    /** @param argb a row after the other, not premultiplied */
    static byte[] of(int width, int height, int[] argb) {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        png.writeBytes(SIGNATURE);
        ByteBuffer header = ByteBuffer.allocate(13).putInt(width).putInt(height).put(DEPTH).put(COLOUR_WITH_OPACITY);
        chunk(png, "IHDR", header.array(), header.capacity());
        data(png, width, height, argb);
        chunk(png, "IEND", new byte[0], 0);
        return png.toByteArray();
    }

    private static void data(ByteArrayOutputStream png, int width, int height, int[] argb) {
        try (Deflater deflater = new Deflater()) {
            byte[] packed = new byte[64 * 1024];
            for (int y = 0; y < height; y++) {
                // Each row begins with its filter: none.
                ByteBuffer row = ByteBuffer.allocate(1 + 4 * width).put((byte) 0);
                for (int x = 0; x < width; x++) {
                    row.putInt(Integer.rotateLeft(argb[y * width + x], 8));
                }
                deflater.setInput(row.array());
                drain(png, deflater, packed);
            }
            deflater.finish();
            drain(png, deflater, packed);
        }
    }

    private static void drain(ByteArrayOutputStream png, Deflater deflater, byte[] packed) {
        int length = deflater.deflate(packed);
        while (length > 0) {
            chunk(png, "IDAT", packed, length);
            length = deflater.deflate(packed);
        }
    }

    private static void chunk(ByteArrayOutputStream png, String type, byte[] content, int length) {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 check = new CRC32();
        check.update(name);
        check.update(content, 0, length);
        png.writeBytes(ByteBuffer.allocate(4).putInt(length).array());
        png.writeBytes(name);
        png.write(content, 0, length);
        png.writeBytes(ByteBuffer.allocate(4).putInt((int) check.getValue()).array());
    }
}
