package dev.vireo.installer.icons;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Writes an icon for macOS: blocks of a type, which says the size in points and the density, a length and a picture. The two smallest are
 * compressed as macOS has always done it, the others are PNGs.
 */
public final class IcnsFile {

    /** By their side in pixels: the types of one pixel a point first, then those of two. */
    private static final Map<Integer, List<String>> TYPES = Map.of(16, List.of("ic04"), 32, List.of("ic05", "ic11"), 64, List.of("ic12"),
            128, List.of("ic07"), 256, List.of("ic08", "ic13"), 512, List.of("ic09", "ic14"), 1024, List.of("ic10"));
    private static final List<String> COMPRESSED = List.of("ic04", "ic05");
    private static final int BLOCK_HEADER = 8;
    private static final int[] OPACITY_RED_GREEN_BLUE = {24, 16, 8, 0};
    private static final int LONGEST_RUN = 130;
    private static final int LONGEST_LITERAL = 128;

    private IcnsFile() {
    }

    /** @param pngs square, of 16, 32, 64, 128, 256, 512 and 1024 pixels */
    public static void write(Path target, List<Path> pngs) throws IOException {
        ByteArrayOutputStream blocks = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(blocks);
        for (Path png : pngs) {
            BufferedImage picture = SquarePicture.read(png);
            List<String> types = TYPES.get(picture.getWidth());
            if (types == null) {
                throw new IOException("macOS has no icons of this size: " + png);
            }
            for (String type : types) {
                block(out, type, COMPRESSED.contains(type) ? compressed(picture) : Files.readAllBytes(png));
            }
        }
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        block(new DataOutputStream(whole), "icns", blocks.toByteArray());
        Files.write(target, whole.toByteArray());
    }

    private static void block(DataOutputStream out, String type, byte[] content) throws IOException {
        out.write(type.getBytes(StandardCharsets.US_ASCII));
        out.writeInt(BLOCK_HEADER + content.length);
        out.write(content);
    }

    /** Opacity, red, green and blue one after the other, each with runs of the same value shortened. */
    private static byte[] compressed(BufferedImage picture) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes("ARGB".getBytes(StandardCharsets.US_ASCII));
        int size = picture.getWidth();
        int[] pixels = picture.getRGB(0, 0, size, size, null, 0, size);
        for (int shift : OPACITY_RED_GREEN_BLUE) {
            byte[] values = new byte[pixels.length];
            for (int i = 0; i < pixels.length; i++) {
                values[i] = (byte) (pixels[i] >> shift);
            }
            shorten(values, out);
        }
        return out.toByteArray();
    }

    /** A byte under 128 stands before that many values and one more; another before one that is repeated 125 times less than it says. */
    private static void shorten(byte[] values, ByteArrayOutputStream out) {
        int at = 0;
        while (at < values.length) {
            int run = run(values, at);
            if (run >= 3) {
                out.write(run + 125);
                out.write(values[at]);
                at += run;
            } else {
                int from = at;
                while (at < values.length && at - from < LONGEST_LITERAL && run(values, at) < 3) {
                    at++;
                }
                out.write(at - from - 1);
                out.write(values, from, at - from);
            }
        }
    }

    private static int run(byte[] values, int from) {
        int end = from;
        while (end < values.length && end - from < LONGEST_RUN && values[end] == values[from]) {
            end++;
        }
        return end - from;
    }
}
