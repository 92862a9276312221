package dev.vireo.server.attachment;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import javax.imageio.ImageIO;

/** Pictures, honest ones and others. */
final class Pictures {

    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

    private Pictures() {
    }

    /** Green on the left, red on the right. */
    static byte[] png(int width, int height) {
        return picture("png", width, height);
    }

    static byte[] picture(String format, int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D paint = image.createGraphics();
        paint.setColor(Color.GREEN);
        paint.fillRect(0, 0, width, height);
        paint.setColor(Color.RED);
        paint.fillRect(width / 2, 0, width, height);
        paint.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, format, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** A PNG that says it is this large, with rows of zeros for as many as are asked for. */
    static byte[] claimedPng(int width, int height, int rows) {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        png.writeBytes(PNG);
        png.writeBytes(chunk("IHDR", ByteBuffer.allocate(13).putInt(width).putInt(height)
                .put((byte) 8).put((byte) 6).put((byte) 0).put((byte) 0).put((byte) 0).array()));
        png.writeBytes(chunk("IDAT", deflatedZeros((1L + 4L * width) * rows)));
        png.writeBytes(chunk("IEND", new byte[0]));
        return png.toByteArray();
    }

    /** A small PNG with compressed text beside its pixels that unpacks to very much. */
    static byte[] pngWithTextBomb(long unpacked) {
        byte[] honest = png(20, 20);
        byte[] zeros = deflatedZeros(unpacked);
        byte[] text = ByteBuffer.allocate(9 + zeros.length).put("Comment".getBytes(StandardCharsets.US_ASCII))
                .put((byte) 0).put((byte) 0).put(zeros).array();
        int head = PNG.length + 25;
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        png.write(honest, 0, head);
        png.writeBytes(chunk("zTXt", text));
        png.write(honest, head, honest.length - head);
        return png.toByteArray();
    }

    private static byte[] deflatedZeros(long count) {
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        byte[] zeros = new byte[64 * 1024];
        byte[] out = new byte[64 * 1024];
        for (long left = count; left > 0; left -= zeros.length) {
            deflater.setInput(zeros, 0, (int) Math.min(zeros.length, left));
            while (!deflater.needsInput()) {
                packed.write(out, 0, deflater.deflate(out));
            }
        }
        deflater.finish();
        while (!deflater.finished()) {
            packed.write(out, 0, deflater.deflate(out));
        }
        deflater.end();
        return packed.toByteArray();
    }

    private static byte[] chunk(String type, byte[] content) {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 sum = new CRC32();
        sum.update(name);
        sum.update(content);
        return ByteBuffer.allocate(12 + content.length).putInt(content.length).put(name).put(content)
                .putInt((int) sum.getValue()).array();
    }
}
