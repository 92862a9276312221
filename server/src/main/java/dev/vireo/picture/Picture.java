package dev.vireo.picture;

import java.awt.Rectangle;
import java.awt.color.CMMException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.NoSuchElementException;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * Re-encodes an uploaded picture, so that nothing of the upload but its pixels reaches anybody. The format is decided by the
 * bytes. The dimensions are read before anything is decoded, and the picture is decoded no larger than needed, so that a small
 * file cannot cost much memory. Only the first frame of an animation is used. One thread.
 */
public final class Picture {

    /** In pixels. A decoder holds whole rows, even if it skips most of their pixels. */
    private static final int LONGEST_SIDE = 16_384;
    /** The number of bytes in which cameras store the orientation. */
    private static final int HEAD = 128 * 1024;
    /** The number of bytes in which the colour profile of a JPEG lies. */
    private static final int SEGMENTS = 8 * 1024 * 1024;
    private static final int CMYK_BANDS = 4;
    /** The largest picture decoded at once, in bits: 25 megapixels of red, green, blue and opacity, or fewer deeper ones. */
    private static final long MAX_BITS = 25_000_000L * 32;
    private static final int MAX_BITS_PER_PIXEL = 64;

    private final ByteSource source;
    private final PictureFormat format;
    private final Orientation orientation;
    private final int width;
    private final int height;

    /** Opens the bytes as often as needed. */
    private interface ByteSource {

        ImageInputStream open() throws IOException;

        /** The first bytes, or all if there are fewer. */
        byte[] start(int length) throws IOException;
    }

    /** A task that runs while an image reader is open. */
    private interface ReaderTask<T> {

        T of(ImageReader reader) throws IOException;
    }

    private Picture(ByteSource source, byte[] head) {
        this.source = source;
        this.format = PictureFormat.of(head)
                .orElseThrow(
                        () -> new InvalidPictureException("This isn't a picture that can be read. Use JPEG, PNG, WebP, TIFF, BMP or GIF."));
        this.orientation = orientation(head);
        int[] size = reading(source, reader -> new int[] {reader.getWidth(0), reader.getHeight(0)});
        this.width = size[0];
        this.height = size[1];
    }

    private Orientation orientation(byte[] head) {
        if (format != PictureFormat.TIFF && format != PictureFormat.BIG_ENDIAN_TIFF) {
            return Orientation.of(format, head);
        }
        try (ImageInputStream stream = source.open()) {
            return Orientation.ofTiff(stream);
        } catch (IOException broken) {
            return Orientation.UPRIGHT;
        }
    }

    /**
     * Reads only the beginning of the file.
     *
     * @throws InvalidPictureException if it is not a readable picture
     */
    public static Picture of(Path file) throws IOException {
        ByteSource source = new ByteSource() {
            @Override
            public ImageInputStream open() throws IOException {
                return new FileImageInputStream(file.toFile());
            }

            @Override
            public byte[] start(int length) throws IOException {
                try (InputStream bytes = Files.newInputStream(file)) {
                    return bytes.readNBytes(length);
                }
            }
        };
        return new Picture(source, source.start(HEAD));
    }

    /** Like {@link #of(Path)}. */
    public static Picture of(byte[] upload) {
        ByteSource source = bytes(upload);
        return new Picture(source, Arrays.copyOf(upload, Math.min(upload.length, HEAD)));
    }

    private static ByteSource bytes(byte[] bytes) {
        return new ByteSource() {
            @Override
            public ImageInputStream open() {
                return new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes));
            }

            @Override
            public byte[] start(int length) {
                return bytes.length <= length ? bytes : Arrays.copyOf(bytes, length);
            }
        };
    }

    /** In pixels, as it is to be shown. */
    public int width() {
        return orientation.swapsSides() ? height : width;
    }

    /** In pixels, as it is to be shown. */
    public int height() {
        return orientation.swapsSides() ? width : height;
    }

    /** Whether the picture is small enough to decode. */
    public boolean isWithinLimits() {
        return width >= 1 && height >= 1 && Math.max(width, height) <= LONGEST_SIDE && (long) width * height <= format.maxPixels();
    }

    /** The square in the middle, scaled to this side length in pixels. */
    public Bitmap square(int side) {
        int all = Math.min(width, height);
        return decoded(new Rectangle((width - all) / 2, (height - all) / 2, all, all), side, side);
    }

    /** The whole picture, upright, with sides of at most this many pixels. It is never enlarged. */
    public Bitmap within(int longest) {
        double factor = Math.min(1, (double) longest / Math.max(width, height));
        return decoded(new Rectangle(0, 0, width, height),
                Math.max(1, (int) Math.round(width * factor)), Math.max(1, (int) Math.round(height * factor)));
    }

    private Bitmap decoded(Rectangle region, int targetWidth, int targetHeight) {
        if (!isWithinLimits()) {
            throw new InvalidPictureException(String.format(Locale.ROOT,
                    "This picture is too large. Use at most %d megapixels and %,d pixels per side.",
                    format.maxPixels() / 1_000_000, LONGEST_SIDE));
        }
        int step = Math.max(1, Math.max(region.width, region.height) / (2 * Math.max(targetWidth, targetHeight)));
        return orientation.upright(decoded(region, step, targetWidth, targetHeight));
    }

    private Bitmap decoded(Rectangle region, int step, int targetWidth, int targetHeight) {
        if (format != PictureFormat.JPEG) {
            return reading(source, reader -> whole(reader, part(reader, region, step), targetWidth, targetHeight));
        }
        JpegSegments segments = new JpegSegments(start());
        byte[] profile = segments.profile();
        boolean cmyk = segments.components() == CMYK_BANDS;
        if (cmyk && !ColourProfiles.isCmyk(profile)) {
            return reading(profile.length == 0 ? source : withoutProfile(), reader -> Downscaler.scaled(
                    new CmykRows(reader.readRaster(0, part(reader, region, step)), segments.isYcck()), targetWidth, targetHeight));
        }
        try {
            return reading(source, reader -> whole(reader, part(reader, region, step), targetWidth, targetHeight));
        } catch (InvalidPictureException unfitProfile) {
            if (profile.length == 0) {
                throw unfitProfile;
            }
            return reading(withoutProfile(), cmyk
                    ? reader -> Downscaler.scaled(new CmykRows(reader.readRaster(0, part(reader, region, step)), segments.isYcck()),
                            targetWidth, targetHeight)
                    : reader -> whole(reader, part(reader, region, step), targetWidth, targetHeight));
        }
    }

    private byte[] start() {
        try {
            return source.start(SEGMENTS);
        } catch (IOException e) {
            throw damaged();
        }
    }

    private ByteSource withoutProfile() {
        try {
            return bytes(new JpegSegments(source.start(Integer.MAX_VALUE)).withoutProfile());
        } catch (IOException e) {
            throw damaged();
        }
    }

    private static Bitmap whole(ImageReader reader, ImageReadParam part, int width, int height) throws IOException {
        ImageRows rows = new ImageRows(reader.read(0, part));
        return ColourProfiles.toSrgb(Downscaler.scaled(rows, width, height), rows.space());
    }

    private static ImageReadParam part(ImageReader reader, Rectangle region, int step) throws IOException {
        ImageTypeSpecifier type = reader.getRawImageType(0);
        long bits = type == null ? MAX_BITS_PER_PIXEL : type.getColorModel().getPixelSize();
        int allowed = step;
        while ((long) region.width * region.height / allowed / allowed * bits > MAX_BITS) {
            allowed++;
        }
        ImageReadParam part = reader.getDefaultReadParam();
        part.setSourceRegion(region);
        part.setSourceSubsampling(allowed, allowed, 0, 0);
        return part;
    }

    private <T> T reading(ByteSource from, ReaderTask<T> reading) {
        try (ImageInputStream stream = from.open()) {
            ImageReader reader = format.reader();
            try {
                reader.setInput(stream, true, true);
                return reading.of(reader);
            } finally {
                reader.dispose();
            }
        } catch (InvalidPictureException known) {
            throw known;
        } catch (IOException | CMMException | IllegalArgumentException | IllegalStateException | IndexOutOfBoundsException
                | NegativeArraySizeException | ArithmeticException | NullPointerException | ClassCastException
                | NoSuchElementException | UnsupportedOperationException broken) {
            throw damaged();
        }
    }

    private static InvalidPictureException damaged() {
        return new InvalidPictureException("This picture is damaged or in a format that can't be read.");
    }
}
