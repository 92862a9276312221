package dev.vireo.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.geometry.Rectangle2D;
import org.junit.jupiter.api.Test;

final class DemoWindowTest {

    @Test
    void theTwoStandSideBySideInTheMiddleOfAWideScreen() {
        Rectangle2D screen = new Rectangle2D(0, 30, 2560, 1410);

        assertThat(DemoWindow.half(screen, true)).isEqualTo(new Rectangle2D(280, 260, 1000, 720));
        assertThat(DemoWindow.half(screen, false)).isEqualTo(new Rectangle2D(1280, 260, 1000, 720));
    }

    @Test
    void onANarrowScreenTheyOverlapAsLittleAsTheyCanAndStayOnIt() {
        Rectangle2D screen = new Rectangle2D(0, 0, 1280, 800);

        assertThat(DemoWindow.half(screen, true).getMinX()).isZero();
        assertThat(DemoWindow.half(screen, false).getMaxX()).isEqualTo(1280);
        assertThat(DemoWindow.half(new Rectangle2D(0, 0, 640, 480), false)).isEqualTo(new Rectangle2D(0, 0, 640, 480));
    }
}
