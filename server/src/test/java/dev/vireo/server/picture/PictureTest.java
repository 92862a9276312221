package dev.vireo.server.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PictureTest {

    private static final int SIZE = 256;
    private static final int GREEN = 0x00C851;
    private static final int RED = 0xD32F2F;

    @ParameterizedTest
    @CsvSource({"1, LEFT", "2, RIGHT", "3, RIGHT", "4, LEFT", "5, TOP", "6, TOP", "7, BOTTOM", "8, BOTTOM", "99, LEFT"})
    void aPhotoIsShownAsTheCameraWasHeld(int orientation, String greenSide) throws IOException {
        BufferedImage shown = squared(withExif(leftGreenJpeg(), orientation));

        int middle = SIZE / 2;
        int near = SIZE / 8;
        int far = SIZE - near;
        switch (greenSide) {
            case "LEFT" -> assertSplit(shown, near, middle, far, middle);
            case "RIGHT" -> assertSplit(shown, far, middle, near, middle);
            case "TOP" -> assertSplit(shown, middle, near, middle, far);
            default -> assertSplit(shown, middle, far, middle, near);
        }
    }

    @Test
    void transparencyStays() throws IOException {
        BufferedImage half = new BufferedImage(512, 512, BufferedImage.TYPE_INT_ARGB);
        for (int y = 0; y < 512; y++) {
            for (int x = 0; x < 256; x++) {
                half.setRGB(x, y, 0xFF000000 | GREEN);
            }
        }

        BufferedImage shown = squared(bytes(half, "png"));

        assertThat(shown.getRGB(10, 10)).isEqualTo(0xFF000000 | GREEN);
        assertThat(shown.getRGB(200, 200)).isZero();
    }

    private static void assertSplit(BufferedImage image, int greenX, int greenY, int redX, int redY) {
        assertThat(isGreen(image.getRGB(greenX, greenY))).isTrue();
        assertThat(isGreen(image.getRGB(redX, redY))).isFalse();
    }

    private static boolean isGreen(int argb) {
        return (argb >> 8 & 0xFF) > (argb >> 16 & 0xFF);
    }

    private static BufferedImage squared(byte[] upload) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(Picture.squarePng(upload, SIZE)));
    }

    private static byte[] leftGreenJpeg() throws IOException {
        BufferedImage image = new BufferedImage(300, 300, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < 300; y++) {
            for (int x = 0; x < 300; x++) {
                image.setRGB(x, y, x < 150 ? GREEN : RED);
            }
        }
        return bytes(image, "jpeg");
    }

    private static byte[] bytes(BufferedImage image, String format) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, format, bytes);
        return bytes.toByteArray();
    }

    /** The same JPEG with an EXIF segment that holds this orientation and nothing else. */
    private static byte[] withExif(byte[] jpeg, int orientation) {
        byte[] exif = "Exif\0\0MM\0*".getBytes(StandardCharsets.US_ASCII);
        int length = 2 + exif.length + 4 + 2 + 12 + 4;
        return ByteBuffer.allocate(jpeg.length + 2 + length)
                .put(jpeg, 0, 2)
                .putShort((short) 0xFFE1).putShort((short) length).put(exif).putInt(8)
                .putShort((short) 1)
                .putShort((short) 0x0112).putShort((short) 3).putInt(1).putShort((short) orientation).putShort((short) 0)
                .putInt(0)
                .put(jpeg, 2, jpeg.length - 2)
                .array();
    }
}
