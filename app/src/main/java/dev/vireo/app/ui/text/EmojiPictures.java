package dev.vireo.app.ui.text;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import dev.vireo.app.ui.Background;
import javafx.application.Platform;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import org.jspecify.annotations.Nullable;

/**
 * The pictures of the emoji. The whole sheet would be 67 MB of pixels; so the pack stays compressed (3 MB, read when the first emoji
 * is shown, off the FX thread), and a picture is made at the size it is shown in, and kept while it is among the last used. FX thread.
 */
final class EmojiPictures {

    /** The pixels along a side in the pack; larger ones are not made. */
    static final int SIDE = 64;
    private static final String DATA = "/dev/vireo/assets/emoji/emoji.bin";
    /** At most 16 KB each. */
    private static final int KEPT = 1_000;

    /** One for all windows: pictures never differ or change, and hold nothing of anybody. */
    private static final class SharedPack {
        private static final EmojiPictures ALL = new EmojiPictures(
                new Background(Executors.newVirtualThreadPerTaskExecutor(), Platform::runLater));
    }

    private record PictureKey(int picture, int pixels) {
    }

    private record Pack(int[] colours, int[] offsets, byte[] data) {
    }

    private final Background background;
    private final Map<PictureKey, Image> made = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<PictureKey, Image> eldest) {
            return size() > KEPT;
        }
    };
    private final List<Runnable> waiting = new ArrayList<>();
    private @Nullable Pack pack;

    EmojiPictures(Background background) {
        this.background = background;
    }

    static EmojiPictures shared() {
        return SharedPack.ALL;
    }

    /** Hands over the picture, so many pixels wide and high: at once, or when the pack has been read. */
    void picture(Emoji emoji, int pixels, Consumer<Image> then) {
        Pack here = pack;
        if (here != null) {
            then.accept(made.computeIfAbsent(new PictureKey(emoji.picture(), Math.min(pixels, SIDE)), key -> make(here, key)));
            return;
        }
        waiting.add(() -> picture(emoji, pixels, then));
        if (waiting.size() == 1) {
            background.call(EmojiPictures::read).succeeded(this::arrived).start();
        }
    }

    private void arrived(Pack read) {
        pack = read;
        List<Runnable> asked = List.copyOf(waiting);
        waiting.clear();
        asked.forEach(Runnable::run);
    }

    private static Pack read() {
        try (InputStream file = Objects.requireNonNull(EmojiPictures.class.getResourceAsStream(DATA), DATA);
                DataInputStream in = new DataInputStream(file)) {
            byte[] all = in.readAllBytes();
            DataInputStream head = new DataInputStream(new java.io.ByteArrayInputStream(all));
            int[] colours = new int[256];
            for (int i = 0; i < colours.length; i++) {
                colours[i] = head.readInt();
            }
            int[] offsets = new int[head.readInt() + 1];
            offsets[0] = 4 * colours.length + 4 + 2 * (offsets.length - 1);
            for (int i = 1; i < offsets.length; i++) {
                offsets[i] = offsets[i - 1] + head.readUnsignedShort();
            }
            return new Pack(colours, offsets, all);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Image make(Pack pack, PictureKey key) {
        byte[] cell = inflated(pack, key.picture);
        int n = key.pixels;
        int[] pixels = new int[n * n];
        for (int y = 0; y < n; y++) {
            for (int x = 0; x < n; x++) {
                pixels[y * n + x] = averaged(pack.colours, cell, x, y, (double) SIDE / n);
            }
        }
        WritableImage image = new WritableImage(n, n);
        image.getPixelWriter().setPixels(0, 0, n, n, PixelFormat.getIntArgbPreInstance(), pixels, 0, n);
        return image;
    }

    /** The mean of what this pixel covers in the original, premultiplied: scaled down in one step, it would flicker and fray. */
    private static int averaged(int[] colours, byte[] cell, int x, int y, double scale) {
        double alpha = 0;
        double red = 0;
        double green = 0;
        double blue = 0;
        for (int row = (int) (y * scale); row < Math.min(SIDE, (y + 1) * scale); row++) {
            double high = Math.min(row + 1, (y + 1) * scale) - Math.max(row, y * scale);
            for (int column = (int) (x * scale); column < Math.min(SIDE, (x + 1) * scale); column++) {
                double part = high * (Math.min(column + 1, (x + 1) * scale) - Math.max(column, x * scale));
                int colour = colours[cell[row * SIDE + column] & 0xff];
                double weight = part * (colour >>> 24) / 255;
                alpha += weight;
                red += weight * (colour >> 16 & 0xff);
                green += weight * (colour >> 8 & 0xff);
                blue += weight * (colour & 0xff);
            }
        }
        double area = scale * scale;
        return byteOf(alpha * 255 / area) << 24 | byteOf(red / area) << 16 | byteOf(green / area) << 8 | byteOf(blue / area);
    }

    private static int byteOf(double value) {
        return Math.clamp(Math.round(value), 0, 255);
    }

    private static byte[] inflated(Pack pack, int picture) {
        byte[] cell = new byte[SIDE * SIDE];
        try (Inflater inflater = new Inflater(true)) {
            inflater.setInput(pack.data, pack.offsets[picture], pack.offsets[picture + 1] - pack.offsets[picture]);
            inflater.inflate(cell);
            return cell;
        } catch (DataFormatException e) {
            throw new IllegalStateException("the pack of emoji is damaged", e);
        }
    }
}
