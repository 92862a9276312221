package dev.vireo.server.picture;

import dev.vireo.protocol.Limits;
import dev.vireo.server.http.ProblemException;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * Turns whatever somebody uploaded into a picture of our own making: nothing of the upload but its pixels reaches anybody. What
 * the bytes are is decided by the bytes; how large the picture is, is read before anything is decoded; and it is decoded no
 * larger than needed, so that a small file cannot cost much memory. Of a moving picture only the first frame counts.
 */
public final class Picture implements AutoCloseable {

    /** A decoder holds whole rows, whatever is left out of them. */
    private static final int LONGEST_SIDE = 16_384;
    /** Where a camera says how it was held, if it does. */
    private static final int HEAD = 128 * 1024;

    private final ImageReader reader;
    private final ImageInputStream stream;
    private final Orientation orientation;
    private final int width;
    private final int height;

    private Picture(PictureFormat format, ImageInputStream stream, byte[] head) throws IOException {
        this.stream = stream;
        this.orientation = format == PictureFormat.JPEG ? Orientation.of(head) : Orientation.UPRIGHT;
        this.reader = ImageIO.getImageReadersByFormatName(format.name().toLowerCase(Locale.ROOT)).next();
        try {
            reader.setInput(stream, true, true);
            this.width = reader.getWidth(0);
            this.height = reader.getHeight(0);
        } catch (IOException | RuntimeException damaged) {
            reader.dispose();
            throw damaged;
        }
    }

    /** Reads no more than the head. @throws ProblemException 400 if it is no picture that can be read */
    public static Picture of(Path file) throws IOException {
        byte[] head;
        try (InputStream bytes = Files.newInputStream(file)) {
            head = bytes.readNBytes(HEAD);
        }
        return open(new FileImageInputStream(file.toFile()), head);
    }

    /** As {@link #of(Path)}. */
    public static Picture of(byte[] upload) {
        return open(new MemoryCacheImageInputStream(new ByteArrayInputStream(upload)),
                Arrays.copyOf(upload, Math.min(upload.length, HEAD)));
    }

    private static Picture open(ImageInputStream stream, byte[] head) {
        try {
            PictureFormat format = PictureFormat.of(head).orElseThrow(() -> invalid("A picture must be a PNG, JPEG or GIF."));
            return new Picture(format, stream, head);
        } catch (IOException | RuntimeException e) {
            close(stream);
            throw problem(e);
        }
    }

    /** The middle square of the picture as a PNG. */
    public static byte[] squarePng(byte[] upload, int side) {
        try (Picture picture = of(upload)) {
            return picture.square(side);
        }
    }

    /** In pixels, as it is to be shown. */
    public int width() {
        return orientation.swapsSides() ? height : width;
    }

    /** In pixels, as it is to be shown. */
    public int height() {
        return orientation.swapsSides() ? width : height;
    }

    /** Whether it is small enough to be decoded. */
    public boolean isModest() {
        return width >= 1 && height >= 1 && Math.max(width, height) <= LONGEST_SIDE
                && (long) width * height <= Limits.PREVIEW_PIXELS;
    }

    private byte[] square(int side) {
        int all = Math.min(width, height);
        return png(new Rectangle((width - all) / 2, (height - all) / 2, all, all), side, side);
    }

    /** All of it as an upright PNG whose sides are at most this long. */
    public byte[] within(int longest) {
        double factor = Math.min(1, (double) longest / Math.max(width, height));
        return png(new Rectangle(0, 0, width, height),
                Math.max(1, (int) Math.round(width * factor)), Math.max(1, (int) Math.round(height * factor)));
    }

    private byte[] png(Rectangle region, int targetWidth, int targetHeight) {
        if (!isModest()) {
            throw invalid(String.format(Locale.ROOT, "A picture must have at most 25 megapixels and sides of at most %,d pixels.",
                    LONGEST_SIDE));
        }
        try {
            int step = Math.max(1, Math.max(region.width, region.height) / (2 * Math.max(targetWidth, targetHeight)));
            ImageReadParam part = reader.getDefaultReadParam();
            part.setSourceRegion(region);
            part.setSourceSubsampling(step, step, 0, 0);
            BufferedImage scaled = Scaling.scaled(reader.read(0, part), targetWidth, targetHeight);
            return Scaling.png(orientation.isUpright() ? scaled : Scaling.turned(scaled, orientation));
        } catch (IOException | RuntimeException e) {
            throw problem(e);
        }
    }

    @Override
    public void close() {
        reader.dispose();
        close(stream);
    }

    private static void close(ImageInputStream stream) {
        try {
            stream.close();
        } catch (IOException e) {
            // it was only read
        }
    }

    private static ProblemException problem(Exception e) {
        return e instanceof ProblemException problem ? problem
                : invalid("This picture is damaged or of a kind that cannot be read.");
    }

    private static ProblemException invalid(String message) {
        return ProblemException.badRequest("invalid_image", message);
    }
}
