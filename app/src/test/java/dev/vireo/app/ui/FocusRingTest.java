package dev.vireo.app.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ToggleButton;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.FlowPane;
import javafx.scene.paint.Color;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The focused control has a ring around it, and looks inside as always. */
final class FocusRingTest {

    private static final PseudoClass FOCUSED = PseudoClass.getPseudoClass("focused");
    private static final PseudoClass FOCUS_VISIBLE = PseudoClass.getPseudoClass("focus-visible");
    private static final int RING = 3;

    @ParameterizedTest
    @EnumSource(value = Theme.Choice.class, names = {"LIGHT", "DARK"})
    void theRingIsAroundTheButtonAndNotBehindItsIcon(Theme.Choice choice) {
        Fx.run(() -> {
            Theme theme = new Theme();
            theme.choiceProperty().set(choice);
            FlowPane place = new FlowPane(20, 20);
            place.setStyle("-fx-padding: 20px;");
            Scene scene = new Scene(place, 900, 200);
            theme.apply(scene);
            for (ButtonBase button : buttons()) {
                place.getChildren().add(button);
                place.applyCss();
                place.layout();
                WritableImage before = picture(place);
                button.pseudoClassStateChanged(FOCUSED, true);
                button.pseudoClassStateChanged(FOCUS_VISIBLE, true);
                place.applyCss();
                place.layout();
                WritableImage after = picture(place);
                int left = (int) button.getLayoutX();
                int top = (int) button.getLayoutY();
                int right = left + (int) button.getWidth();
                int bottom = top + (int) button.getHeight();
                assertThat(differences(before, after, left + RING, top + RING, right - RING, bottom - RING))
                        .as("inside of " + button.getStyleClass()).isZero();
                assertThat(differences(before, after, left - RING, top - RING, right + RING, bottom + RING))
                        .as("ring of " + button.getStyleClass()).isGreaterThan(2 * (int) button.getWidth());
                place.getChildren().clear();
            }
        });
    }

    private static List<ButtonBase> buttons() {
        List<ButtonBase> buttons = new ArrayList<>();
        for (String style : List.of("icon-button", "flat", "link", "accent", "danger", "small", "chip")) {
            Button button = new Button(style.equals("icon-button") ? "" : style, new FontIcon(Feather.SMILE));
            button.getStyleClass().add(style);
            buttons.add(button);
        }
        ToggleButton toggle = new ToggleButton("", new FontIcon(Feather.SMILE));
        toggle.setSelected(true);
        buttons.add(toggle);
        buttons.add(new ToggleButton("Away", new FontIcon(Feather.SMILE)));
        return buttons;
    }

    private static WritableImage picture(FlowPane place) {
        SnapshotParameters parameters = new SnapshotParameters();
        parameters.setFill(Color.WHITE);
        return place.snapshot(parameters, null);
    }

    private static int differences(WritableImage a, WritableImage b, int left, int top, int right, int bottom) {
        int count = 0;
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                count += a.getPixelReader().getArgb(x, y) == b.getPixelReader().getArgb(x, y) ? 0 : 1;
            }
        }
        return count;
    }
}
