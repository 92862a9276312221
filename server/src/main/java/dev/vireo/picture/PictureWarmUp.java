package dev.vireo.picture;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.List;
import javax.imageio.ImageIO;

/** Reads a tiny picture of each format, so that all classes and libraries for it are loaded while they are sure to be there. */
public final class PictureWarmUp {

    private static final int SIDE = 8;
    private static final String WEBP = "UklGRioAAABXRUJQVlA4TB4AAAAvJ8AEAA/wM+SZfpT3/EcaBAKE/1oHBgRE9D/A2gM=";

    private PictureWarmUp() {
    }

    public static void run() {
        BufferedImage tiny = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
        for (String format : List.of("png", "jpeg", "gif", "bmp", "tiff")) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try {
                ImageIO.write(tiny, format, bytes);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            Picture.of(bytes.toByteArray()).within(SIDE).png();
        }
        Picture.of(Base64.getDecoder().decode(WEBP)).within(SIDE);
    }
}
