package dev.vireo.app.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.geometry.Rectangle2D;
import org.junit.jupiter.api.Test;

final class ScreenFitTest {

    private static final Rectangle2D LEFT = new Rectangle2D(0, 24, 1280, 776);
    private static final Rectangle2D RIGHT = new Rectangle2D(1280, 0, 1920, 1080);

    @Test
    void aWindowWhollyOnAScreenStays() {
        Rectangle2D place = new Rectangle2D(1500, 100, 440, 640);

        assertThat(ScreenFit.of(place, List.of(LEFT, RIGHT))).isEqualTo(place);
    }

    @Test
    void aWindowPartlyOutsideStaysWhileItCanBeReached() {
        Rectangle2D place = new Rectangle2D(1100, 500, 440, 640);

        assertThat(ScreenFit.of(place, List.of(LEFT))).isEqualTo(place);
    }

    @Test
    void aWindowLargerThanTheScreenIsMadeToFit() {
        assertThat(ScreenFit.of(new Rectangle2D(40, 40, 2400, 1400), List.of(LEFT))).isEqualTo(LEFT);
        assertThat(ScreenFit.of(new Rectangle2D(300, 40, 800, 1400), List.of(LEFT))).isEqualTo(new Rectangle2D(300, 24, 800, 776));
    }

    @Test
    void aWindowOnAScreenThatIsGoneComesToTheOneThatIsLeft() {
        assertThat(ScreenFit.of(new Rectangle2D(2600, 900, 440, 640), List.of(LEFT))).isEqualTo(new Rectangle2D(840, 160, 440, 640));
        assertThat(ScreenFit.of(new Rectangle2D(-3000, -500, 440, 640), List.of(LEFT, RIGHT))).isEqualTo(new Rectangle2D(0, 24, 440, 640));
    }

    @Test
    void aTitleUnderThePanelIsOutOfReach() {
        assertThat(ScreenFit.of(new Rectangle2D(100, 0, 440, 640), List.of(LEFT))).isEqualTo(new Rectangle2D(100, 24, 440, 640));
    }
}
