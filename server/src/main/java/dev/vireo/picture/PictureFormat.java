package dev.vireo.picture;

import com.twelvemonkeys.imageio.plugins.bmp.BMPImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.jpeg.JPEGImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.tiff.TIFFImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.io.IOException;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.spi.IIORegistry;

/** The formats of pictures that can be read, recognised by their first bytes. Each has one reader, whatever else is installed. */
enum PictureFormat {

    PNG(25, 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'),
    JPEG(25, 0xFF, 0xD8, 0xFF),
    GIF(25, 'G', 'I', 'F', '8'),
    BMP(25, 'B', 'M'),
    TIFF(25, 'I', 'I', '*', 0),
    BIG_ENDIAN_TIFF(25, 'M', 'M', 0, '*'),
    /** Its reader holds several copies of the whole picture in memory, hence the lower limit. */
    WEBP(5, 'R', 'I', 'F', 'F', -1, -1, -1, -1, 'W', 'E', 'B', 'P');

    private final int megapixels;
    /** A negative number matches any byte. */
    private final int[] signature;

    PictureFormat(int megapixels, int... signature) {
        this.megapixels = megapixels;
        this.signature = signature;
    }

    static Optional<PictureFormat> of(byte[] head) {
        for (PictureFormat format : values()) {
            if (format.begins(head)) {
                return Optional.of(format);
            }
        }
        return Optional.empty();
    }

    private boolean begins(byte[] bytes) {
        if (bytes.length < signature.length) {
            return false;
        }
        for (int i = 0; i < signature.length; i++) {
            if (signature[i] >= 0 && (bytes[i] & 0xFF) != signature[i]) {
                return false;
            }
        }
        return true;
    }

    /** The largest picture that is decoded, in pixels. */
    long maxPixels() {
        return megapixels * 1_000_000L;
    }

    ImageReader reader() throws IOException {
        return switch (this) {
            case PNG -> ImageIO.getImageReadersByFormatName("png").next();
            case GIF -> ImageIO.getImageReadersByFormatName("gif").next();
            // This reader wraps the JDK's, which it finds when it is registered.
            case JPEG -> IIORegistry.getDefaultInstance().getServiceProviderByClass(JPEGImageReaderSpi.class).createReaderInstance();
            case BMP -> new BMPImageReaderSpi().createReaderInstance();
            case TIFF, BIG_ENDIAN_TIFF -> new TIFFImageReaderSpi().createReaderInstance();
            case WEBP -> new WebPImageReaderSpi().createReaderInstance();
        };
    }
}
