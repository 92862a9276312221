package dev.vireo.installer.icons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each icon is read again as its format says, and every picture in it compared with the one that it was made of. */
final class IconsTest {

    private static final Path BRAND = Path.of("../assets/brand");

    @TempDir private Path folder;

    @Test
    void anIconForWindowsHoldsEverySizeAsItWasDrawn() throws IOException {
        List<Integer> sizes = List.of(16, 24, 32, 48, 64, 128, 256);
        Path file = folder.resolve("vireo.ico");
        IcoFile.write(file, sizes.stream().map(IconsTest::png).toList());
        ByteBuffer ico = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(ico.getShort(0)).isZero();
        assertThat(ico.getShort(2)).as("an icon, no cursor").isEqualTo((short) 1);
        assertThat(ico.getShort(4)).isEqualTo((short) sizes.size());
        int end = 6 + 16 * sizes.size();
        for (int i = 0; i < sizes.size(); i++) {
            int entry = 6 + 16 * i;
            int size = sizes.get(i);
            assertThat(Byte.toUnsignedInt(ico.get(entry))).isEqualTo(size % 256);
            assertThat(Byte.toUnsignedInt(ico.get(entry + 1))).isEqualTo(size % 256);
            assertThat(ico.getShort(entry + 6)).as("bits a pixel").isEqualTo((short) 32);
            assertThat(ico.getInt(entry + 12)).as("one after the other").isEqualTo(end);
            byte[] picture = new byte[ico.getInt(entry + 8)];
            ico.get(end, picture);
            same(size == 256 ? ImageIO.read(new ByteArrayInputStream(picture)) : bitmap(picture, size), size);
            end += picture.length;
        }
        assertThat(ico.capacity()).isEqualTo(end);
    }

    @Test
    void anIconForMacOsHoldsEverySizeInBothDensities() throws IOException {
        List<Path> pngs = new ArrayList<>(List.of(16, 32, 64, 128, 256, 512).stream().map(IconsTest::png).toList());
        pngs.add(Path.of("macos/vireo-1024.png"));
        Path file = folder.resolve("vireo.icns");
        IcnsFile.write(file, pngs);
        ByteBuffer icns = ByteBuffer.wrap(Files.readAllBytes(file));
        assertThat(text(icns, 0)).isEqualTo("icns");
        assertThat(icns.getInt(4)).isEqualTo(icns.capacity());
        Map<String, Integer> found = new LinkedHashMap<>();
        for (int at = 8; at < icns.capacity(); at += icns.getInt(at + 4)) {
            byte[] picture = new byte[icns.getInt(at + 4) - 8];
            icns.get(at + 8, picture);
            String type = text(icns, at);
            BufferedImage image = type.equals("ic04") || type.equals("ic05") ? unshortened(picture, type.equals("ic04") ? 16 : 32)
                    : ImageIO.read(new ByteArrayInputStream(picture));
            found.put(type, image.getWidth());
            same(image, image.getWidth());
        }
        assertThat(found)
                .containsExactlyInAnyOrderEntriesOf(Map.of("ic04", 16, "ic05", 32, "ic11", 32, "ic12", 64, "ic07", 128, "ic08", 256,
                        "ic13", 256, "ic09", 512, "ic14", 512, "ic10", 1024));
    }

    @Test
    void aPictureOfAnotherSizeIsRefused() throws IOException {
        Path odd = folder.resolve("odd.png");
        ImageIO.write(new BufferedImage(48, 48, BufferedImage.TYPE_INT_ARGB), "png", odd.toFile());
        assertThatThrownBy(() -> IcnsFile.write(folder.resolve("a"), List.of(odd))).isInstanceOf(IOException.class);
        Path flat = folder.resolve("flat.png");
        ImageIO.write(new BufferedImage(48, 32, BufferedImage.TYPE_INT_ARGB), "png", flat.toFile());
        assertThatThrownBy(() -> IcoFile.write(folder.resolve("a"), List.of(flat))).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> IcoFile.write(folder.resolve("a"), List.of(png(512)))).isInstanceOf(IOException.class);
    }

    private static Path png(int size) {
        return BRAND.resolve("vireo-" + size + ".png");
    }

    private static void same(BufferedImage image, int size) throws IOException {
        BufferedImage drawn = ImageIO.read((size == 1024 ? Path.of("macos/vireo-1024.png") : png(size)).toFile());
        assertThat(image.getWidth()).isEqualTo(size);
        assertThat(image.getRGB(0, 0, size, size, null, 0, size)).as("%d pixels", size)
                .isEqualTo(drawn.getRGB(0, 0, size, size, null, 0, size));
    }

    private static BufferedImage bitmap(byte[] bytes, int size) {
        ByteBuffer bitmap = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(bitmap.getInt(0)).isEqualTo(40);
        assertThat(bitmap.getInt(4)).isEqualTo(size);
        assertThat(bitmap.getInt(8)).as("picture and mask").isEqualTo(2 * size);
        BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_INT_ARGB);
        for (int i = 0; i < size * size; i++) {
            image.setRGB(i % size, size - 1 - i / size, bitmap.getInt(40 + 4 * i));
        }
        return image;
    }

    private static BufferedImage unshortened(byte[] bytes, int size) {
        assertThat(new String(bytes, 0, 4, StandardCharsets.US_ASCII)).isEqualTo("ARGB");
        int[] pixels = new int[size * size];
        int at = 4;
        for (int shift = 24; shift >= 0; shift -= 8) {
            for (int i = 0; i < pixels.length;) {
                int head = Byte.toUnsignedInt(bytes[at++]);
                int count = head < 128 ? head + 1 : head - 125;
                for (int n = 0; n < count; n++) {
                    pixels[i++] |= Byte.toUnsignedInt(bytes[head < 128 ? at + n : at]) << shift;
                }
                at += head < 128 ? count : 1;
            }
        }
        assertThat(at).isEqualTo(bytes.length);
        BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_INT_ARGB);
        image.setRGB(0, 0, size, size, pixels, 0, size);
        return image;
    }

    private static String text(ByteBuffer bytes, int at) {
        byte[] name = new byte[4];
        bytes.get(at, name);
        return new String(name, StandardCharsets.US_ASCII);
    }
}
