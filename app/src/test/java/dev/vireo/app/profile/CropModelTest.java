package dev.vireo.app.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.app.profile.CropModel.CropSquare;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CropModelTest {

    @ParameterizedTest
    @CsvSource({"300, 100, 100, 0, 100", "100, 300, 0, 100, 100", "257, 257, 0, 0, 257", "1, 1, 0, 0, 1", "1, 5000, 0, 2500, 1"})
    void atFirstItIsTheLargestSquareInTheMiddle(int width, int height, int left, int top, int side) {
        assertThat(square(new CropModel(width, height))).isEqualTo(new CropSquare(left, top, side));
    }

    @Test
    void theMiddleStaysWhileThePictureIsEnlargedAndMadeSmallAgain() {
        CropModel model = new CropModel(1_000, 600);
        model.zoomProperty().set(2);
        assertThat(square(model)).isEqualTo(new CropSquare(350, 150, 300));
        model.zoomProperty().set(1);
        assertThat(square(model)).isEqualTo(new CropSquare(200, 0, 600));
    }

    @ParameterizedTest
    @CsvSource({"-9, -9, 0, 0", "9, 9, 700, 300", "9, 0, 700, 150", "0, -9, 350, 0"})
    void itStaysWithinThePicture(double right, double down, int left, int top) {
        CropModel model = new CropModel(1_000, 600);
        model.zoomProperty().set(2);
        model.move(right, down);
        assertThat(square(model)).isEqualTo(new CropSquare(left, top, 300));
        model.move(-right, -down);
        assertThat(square(model)).as("nothing is kept of what went beyond").isNotEqualTo(new CropSquare(350, 150, 300));
    }

    @Test
    void aSmallSquareAtTheEdgeGrowsBackIntoThePicture() {
        CropModel model = new CropModel(1_000, 600);
        model.zoomProperty().set(4);
        model.move(99, 99);
        model.zoomProperty().set(1);
        assertThat(square(model)).isEqualTo(new CropSquare(400, 0, 600));
    }

    @Test
    void itIsNeverEnlargedToABlur() {
        CropModel small = new CropModel(80, 50);
        small.zoomBy(100);
        assertThat(square(small).side()).isEqualTo(50);
        CropModel large = new CropModel(4_000, 3_000);
        large.zoomBy(100);
        assertThat(large.zoomProperty().get()).isEqualTo(large.mostZoom());
        assertThat(square(large).side()).isEqualTo(375);
        large.zoomBy(0.0001);
        assertThat(square(large).side()).isEqualTo(3_000);
    }

    private static CropSquare square(CropModel model) {
        return model.squareProperty().get();
    }
}
