package dev.vireo.app.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.app.ui.Fx;
import dev.vireo.app.ui.Pictures;
import dev.vireo.app.ui.Theme;
import java.util.List;
import javafx.geometry.Insets;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Background;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class TrayPictureTest {

    private static final int BADGE_GREEN = 200;

    private final TrayPicture picture = new TrayPicture(size -> Desktop.logo("tray", size));

    @BeforeAll
    static void typeface() {
        Fx.call(Theme::new);
    }

    @Test
    void theIconComesInTheSizesThatPanelsUse() {
        List<Pixels> pictures = Fx.call(() -> picture.sizes(3));

        assertThat(pictures).extracting(Pixels::width).containsExactly(22, 32, 48);
        assertThat(pictures).allSatisfy(pixels -> assertThat(pixels.argb()).hasSize(pixels.width() * pixels.height()));
    }

    @Test
    void theBadgeShowsOnlyWhileSomebodyWaits() {
        assertThat(Fx.call(() -> corner(0))).isFalse();
        assertThat(Fx.call(() -> corner(1))).isTrue();
        assertThat(Fx.call(() -> corner(120))).isTrue();
    }

    @Test
    void theIconIsDrawn() {
        VBox panels = Fx.call(() -> new VBox(panel("#f0f0f0"), panel("#202020")));

        Pictures.save(panels, "tray", 3);
    }

    private HBox panel(String colour) {
        HBox panel = new HBox(8);
        panel.setPadding(new Insets(8));
        panel.setBackground(Background.fill(Color.web(colour)));
        for (int size : new int[] {22, 32, 48}) {
            for (int unread : new int[] {0, 1, 8, 42, 100}) {
                panel.getChildren().add(new ImageView(picture.draw(unread, size)));
            }
        }
        return panel;
    }

    private boolean corner(int unread) {
        Color colour = picture.draw(unread, 48).getPixelReader().getColor(44, 36);
        return colour.getGreen() * 255 >= BADGE_GREEN && colour.getRed() < 0.2 && colour.getOpacity() == 1;
    }
}
