package dev.vireo.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PictureTest {

    private static final int LONGEST = 256;
    private static final int SLIGHTLY = 3;

    @ParameterizedTest
    @CsvSource({"1, LEFT", "2, RIGHT", "3, RIGHT", "4, LEFT", "5, TOP", "6, TOP", "7, BOTTOM", "8, BOTTOM", "99, LEFT"})
    void aPhotoIsShownAsTheCameraWasHeld(int orientation, String greenSide) {
        assertShown(Samples.withExif(Samples.twoColours("jpeg"), orientation), greenSide, orientation >= 5 && orientation <= 8);
    }

    @ParameterizedTest
    @CsvSource({"png, 6, TOP", "png, 3, RIGHT", "tiff, 6, TOP", "tiff, 8, BOTTOM", "webp, 6, TOP", "webp, 2, RIGHT"})
    void otherFormatsAreTurnedUprightToo(String format, int orientation, String greenSide) {
        byte[] turned = switch (format) {
            case "png" -> Samples.pngWithExif(Samples.twoColours("png"), orientation);
            case "tiff" -> Samples.tiffWithOrientation(Samples.twoColours("tiff"), orientation);
            default -> Samples.webpWithExif(orientation);
        };

        assertShown(turned, greenSide, orientation >= 5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpeg", "png", "gif", "bmp", "tiff", "webp"})
    void everyCommonKindIsRead(String format) {
        byte[] file = format.equals("webp") ? Samples.webp() : Samples.twoColours(format);

        assertShown(file, "LEFT", false);
    }

    @Test
    void aWebpWithoutLossIsReadToo() {
        assertShown(Samples.losslessWebp(), "LEFT", false);
    }

    @ParameterizedTest
    @EnumSource(Samples.Grey.class)
    void greyStaysAsGreyAsItIs(Samples.Grey kind) {
        Bitmap shown = Picture.of(kind.file(128)).within(LONGEST);

        assertNear(shown, 128, 128, 128, 1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void cmykWithoutAProfileIsWhatTheInksLeaveOfWhite(boolean ycck) {
        assertNear(Picture.of(Samples.inks(0, 0, 0, 127, ycck)).within(LONGEST), 128, 128, 128, 1);
        assertNear(Picture.of(Samples.inks(127, 127, 127, 0, ycck)).within(LONGEST), 128, 128, 128, 1);
        assertNear(Picture.of(Samples.inks(0, 255, 255, 0, ycck)).within(LONGEST), 255, 0, 0, SLIGHTLY);
    }

    @ParameterizedTest
    @EnumSource(Samples.Profile.class)
    void aProfileThatIsOfNoUseIsPassedOver(Samples.Profile profile) {
        assertShown(Samples.withProfile(Samples.twoColours("jpeg"), profile.bytes()), "LEFT", false);
        assertNear(Picture.of(Samples.withProfile(Samples.Grey.JPEG.file(128), profile.bytes())).within(LONGEST), 128, 128, 128, 1);
        assertNear(Picture.of(Samples.withProfile(Samples.inks(0, 0, 0, 127, false), profile.bytes())).within(LONGEST), 128, 128, 128, 1);
    }

    @Test
    void aProfileThatMakesSenseIsUsed() {
        byte[] linear = Samples.withProfile(Samples.jpeg(128, 128, 128), Samples.linearProfile());

        assertNear(Picture.of(linear).within(LONGEST), 188, 188, 188, SLIGHTLY);
    }

    @Test
    void transparencyStays() {
        BufferedImage half = new BufferedImage(512, 512, BufferedImage.TYPE_INT_ARGB);
        for (int y = 0; y < 512; y++) {
            for (int x = 0; x < 256; x++) {
                half.setRGB(x, y, 0xFF000000 | Samples.GREEN);
            }
        }

        Bitmap shown = Picture.of(Samples.bytes(half, "png")).within(LONGEST);

        assertThat(at(shown, 10, 10)).isEqualTo(0xFF000000 | Samples.GREEN);
        assertThat(at(shown, 200, 200)).isZero();
    }

    @Test
    void theFileOfABitmapHoldsItsPixels() throws IOException {
        Bitmap shown = Picture.of(Samples.twoColours("png")).square(16);

        BufferedImage read = ImageIO.read(new ByteArrayInputStream(shown.png()));

        assertThat(read.getRGB(0, 0, 16, 16, null, 0, 16)).isEqualTo(shown.argb());
    }

    @Test
    void aPictureIsNeverMadeLarger() {
        Bitmap shown = Picture.of(Samples.twoColours("png")).within(5_000);

        assertThat(shown.width()).isEqualTo(Samples.WIDTH);
        assertThat(shown.height()).isEqualTo(Samples.HEIGHT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpeg", "png", "gif", "bmp", "tiff", "webp"})
    void aBrokenPictureIsRefusedWithAReason(String format) {
        byte[] file = format.equals("webp") ? Samples.webp() : Samples.twoColours(format);
        byte[] cut = Arrays.copyOf(file, 14);

        assertThatThrownBy(() -> Picture.of(cut).within(LONGEST)).isInstanceOf(InvalidPictureException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpeg", "png", "gif", "bmp", "tiff", "webp"})
    void aTooLargePictureIsRefusedByItsHeadWithoutDecoding(String format) {
        Picture picture = Picture.of(format.equals("webp") ? Samples.losslessWebpThatSaysItIs(2_600, 2_000) : Samples.line(16_385, format));

        assertThat(picture.isWithinLimits()).isFalse();
        assertThatThrownBy(() -> picture.within(LONGEST)).isInstanceOf(InvalidPictureException.class).hasMessageContaining("megapixels");
    }

    private static void assertShown(byte[] file, String greenSide, boolean turned) {
        Picture picture = Picture.of(file);
        Bitmap shown = picture.within(LONGEST);
        assertThat(picture.width() > picture.height()).as("lies").isNotEqualTo(turned);
        assertThat(shown.width() > shown.height()).as("is shown lying").isNotEqualTo(turned);
        int middleX = shown.width() / 2;
        int middleY = shown.height() / 2;
        int farX = shown.width() - 3;
        int farY = shown.height() - 3;
        switch (greenSide) {
            case "LEFT" -> assertSplit(shown, 2, middleY, farX, middleY);
            case "RIGHT" -> assertSplit(shown, farX, middleY, 2, middleY);
            case "TOP" -> assertSplit(shown, middleX, 2, middleX, farY);
            default -> assertSplit(shown, middleX, farY, middleX, 2);
        }
    }

    private static void assertSplit(Bitmap image, int greenX, int greenY, int redX, int redY) {
        assertThat(isGreen(at(image, greenX, greenY))).isTrue();
        assertThat(isGreen(at(image, redX, redY))).isFalse();
    }

    private static boolean isGreen(int argb) {
        return (argb >> 8 & 0xFF) > (argb >> 16 & 0xFF);
    }

    private static void assertNear(Bitmap shown, int red, int green, int blue, int within) {
        int argb = at(shown, shown.width() / 2, shown.height() / 2);
        assertThat(argb >>> 24).isEqualTo(0xFF);
        assertThat(Math.abs((argb >> 16 & 0xFF) - red)).as("red of %x", argb).isLessThanOrEqualTo(within);
        assertThat(Math.abs((argb >> 8 & 0xFF) - green)).as("green of %x", argb).isLessThanOrEqualTo(within);
        assertThat(Math.abs((argb & 0xFF) - blue)).as("blue of %x", argb).isLessThanOrEqualTo(within);
    }

    private static int at(Bitmap image, int x, int y) {
        return image.argb()[y * image.width() + x];
    }
}
