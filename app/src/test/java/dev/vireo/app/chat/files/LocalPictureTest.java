package dev.vireo.app.chat.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.picture.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.image.Image;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LocalPictureTest {

    @TempDir private Path folder;

    /** The camera was held so that what lies in the file has to stand, its green half above. */
    @Test
    void aPhotoStandsInThePreviewAndInFullSize() throws IOException {
        Path photo = Files.write(folder.resolve("photo.jpg"), Samples.withExif(Samples.twoColours("jpeg"), 6));

        LocalPicture local = LocalPicture.read(photo).orElseThrow();
        Image whole = LocalPicture.whole(photo);

        assertThat(local.width()).isEqualTo(20);
        assertThat(local.height()).isEqualTo(40);
        assertStandsGreenAbove(local.image());
        assertStandsGreenAbove(whole);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpeg", "png", "gif", "bmp", "tiff", "webp"})
    void everyKindThatTheServerShowsIsShownHereToo(String format) throws IOException {
        Path file = Files.write(folder.resolve("picture"), format.equals("webp") ? Samples.webp() : Samples.twoColours(format));

        assertThat(LocalPicture.read(file)).hasValueSatisfying(read -> assertThat(read.width()).isEqualTo(40));
        assertThat(LocalPicture.whole(file).getWidth()).isEqualTo(40);
    }

    @Test
    void otherFilesAreNoPictures() throws IOException {
        assertThat(LocalPicture.read(Files.writeString(folder.resolve("notes.png"), "Mangoes"))).isEmpty();
    }

    private static void assertStandsGreenAbove(Image image) {
        assertThat(image.getHeight()).isGreaterThan(image.getWidth());
        int x = (int) image.getWidth() / 2;
        assertThat(isGreen(image.getPixelReader().getArgb(x, 2))).isTrue();
        assertThat(isGreen(image.getPixelReader().getArgb(x, (int) image.getHeight() - 3))).isFalse();
    }

    private static boolean isGreen(int argb) {
        return (argb >> 8 & 0xFF) > (argb >> 16 & 0xFF);
    }
}
