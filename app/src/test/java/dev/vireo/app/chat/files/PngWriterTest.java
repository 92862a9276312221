package dev.vireo.app.chat.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

final class PngWriterTest {

    @Test
    void everyPixelSurvives() throws IOException {
        int width = 301;
        int height = 97;
        int[] argb = new Random(7).ints((long) width * height).toArray();

        BufferedImage read = ImageIO.read(new ByteArrayInputStream(PngWriter.of(width, height, argb)));

        assertThat(read.getWidth()).isEqualTo(width);
        assertThat(read.getHeight()).isEqualTo(height);
        assertThat(read.getRGB(0, 0, width, height, null, 0, width)).isEqualTo(argb);
    }
}
