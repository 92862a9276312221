package dev.vireo.app.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.stage.PopupWindow;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Popups look like the windows they belong to, also where they cannot be transparent. */
final class PopupsTest {

    private final Stage stage = Fx.call(Stage::new);
    private final ComboBox<String> combo = Fx.call(() -> new ComboBox<>(FXCollections.observableArrayList("All", "Design", "Bridges")));
    private final ChoiceBox<String> choice = Fx.call(() -> new ChoiceBox<>(FXCollections.observableArrayList("System", "Light", "Dark")));
    private final VBox place = Fx.call(() -> new VBox(20, combo, choice));

    @AfterEach
    void close() {
        Fx.run(stage::close);
    }

    private void open(Theme.Choice chosen, boolean transparent) {
        Fx.run(() -> {
            Theme theme = new Theme(() -> transparent);
            theme.choiceProperty().set(chosen);
            stage.setScene(new Scene(place, 400, 300));
            theme.apply(stage.getScene());
            stage.show();
        });
    }

    @ParameterizedTest
    @CsvSource({"LIGHT, true, #ffffff", "LIGHT, false, #ffffff", "DARK, true, #1e2722", "DARK, false, #1e2722"})
    void everyPopupHasTheThemesSurfaceAndNoWarningIsLogged(Theme.Choice chosen, boolean transparent, String surface) {
        try (CssWarnings warnings = new CssWarnings()) {
            open(chosen, transparent);
            for (Runnable show : List.<Runnable>of(combo::show, choice::show, this::menu, this::tooltip)) {
                Fx.run(show);
                Fx.pulse();
                Fx.run(() -> {
                    Region popup = popup();
                    boolean tip = popup.getStyleClass().contains("tooltip");
                    Color filled = (Color) popup.getBackground().getFills().getLast().getFill();
                    assertThat(filled).isEqualTo(tip ? textOf(chosen) : Color.web(surface));
                    boolean round = popup.getBackground().getFills().getFirst().getRadii().getTopLeftHorizontalRadius() > 0;
                    assertThat(round).as("round corners of " + popup).isEqualTo(transparent);
                    assertThat(popup.getEffect() != null).as("shadow of " + popup).isEqualTo(transparent && !tip);
                });
                Fx.run(() -> List.copyOf(Window.getWindows()).stream().filter(PopupWindow.class::isInstance).forEach(Window::hide));
            }
            assertThat(warnings.heard()).isEmpty();
        }
    }

    @Test
    void theWarningsAreCaught() {
        try (CssWarnings warnings = new CssWarnings()) {
            open(Theme.Choice.LIGHT, true);
            Fx.run(() -> {
                place.setStyle("-fx-background-color: -vireo-no-such-colour;");
                place.applyCss();
            });
            assertThat(warnings.heard()).isNotEmpty();
        }
    }

    private static Color textOf(Theme.Choice choice) {
        return Color.web(choice == Theme.Choice.DARK ? "#e9f0ec" : "#16201a");
    }

    private void menu() {
        new ContextMenu(new MenuItem("Reply"), new MenuItem("Quote")).show(place, 100, 100);
    }

    private void tooltip() {
        new Tooltip("Send").show(place, 100, 100);
    }

    private static Region popup() {
        Parent root = Window.getWindows().stream().filter(PopupWindow.class::isInstance).findFirst().orElseThrow().getScene().getRoot();
        for (String styled : List.of(".combo-box-popup > .list-view", ".context-menu", ".tooltip")) {
            // A popup's outermost node carries the same class, and nothing to see.
            Optional<Region> found = root.lookupAll(styled).stream().filter(Region.class::isInstance).map(Region.class::cast)
                    .filter(region -> region.getBackground() != null).findFirst();
            if (found.isPresent()) {
                return found.get();
            }
        }
        throw new AssertionError("no popup");
    }
}
