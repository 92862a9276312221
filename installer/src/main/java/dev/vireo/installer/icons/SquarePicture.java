package dev.vireo.installer.icons;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** Reads the pictures that icons are made of. */
final class SquarePicture {

    private SquarePicture() {
    }

    static BufferedImage read(Path png) throws IOException {
        BufferedImage picture = ImageIO.read(png.toFile());
        if (picture == null || picture.getWidth() != picture.getHeight()) {
            throw new IOException("Not a square picture: " + png);
        }
        return picture;
    }
}
