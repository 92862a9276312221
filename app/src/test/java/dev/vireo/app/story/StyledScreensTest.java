package dev.vireo.app.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.app.ui.CssWarnings;
import dev.vireo.app.ui.Fx;
import dev.vireo.app.ui.Theme;
import dev.vireo.server.TestOffice;
import java.nio.file.Path;
import java.util.List;
import javafx.event.Event;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Control;
import javafx.scene.control.Tooltip;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.stage.PopupWindow;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A walk through the screens and all that pops up on them, during which JavaFX finds nothing to say about the style sheets. */
@Timeout(240)
final class StyledScreensTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(value = Theme.Choice.class, names = {"LIGHT", "DARK"})
    void noStyleSheetGivesCauseForAWarning(Theme.Choice choice) {
        try (TestOffice office = TestOffice.open(); CssWarnings warnings = new CssWarnings();
                Player shyam = Player.signIn(office.address(), "shyam", TestOffice.PASSWORD, folder.resolve("shyam"))) {
            Fx.run(() -> shyam.app().theme().choiceProperty().set(choice));
            popEverythingUp();
            shyam.show("messages");
            popEverythingUp();
            shyam.openChat("rama").send("rama", "Is this thing on?");
            popEverythingUp();
            shyam.onMessage("rama", "Is this thing on?", KeyCode.CONTEXT_MENU);
            Fx.pulse();
            hidePopups();
            shyam.closeChat("rama").toMain().search("rama");
            popEverythingUp();
            assertThat(warnings.heard()).isEmpty();
        }
    }

    /** Every list, tooltip and menu of every window, one after the other. */
    private static void popEverythingUp() {
        for (Window window : Fx.call(() -> Window.getWindows().stream().filter(Stage.class::isInstance).toList())) {
            for (Node node : Fx.call(() -> List.copyOf(window.getScene().getRoot().lookupAll("*")))) {
                boolean popped = Fx.call(() -> popUp(node));
                if (popped) {
                    Fx.pulse();
                    hidePopups();
                }
            }
        }
    }

    private static boolean popUp(Node node) {
        Bounds at = node.getScene() == null || !node.isVisible() ? null : node.localToScreen(node.getLayoutBounds());
        if (at == null) {
            return false;
        }
        if (node instanceof ComboBoxBase<?> combo) {
            combo.show();
        } else if (node instanceof Control control && control.getTooltip() instanceof Tooltip tooltip) {
            tooltip.show(node, at.getMinX(), at.getMaxY());
        } else if (node.getStyleClass().contains("profile-card")) {
            Event.fireEvent(node, new ContextMenuEvent(ContextMenuEvent.CONTEXT_MENU_REQUESTED, 5, 5, at.getMinX() + 5, at.getMinY() + 5, false, null));
        } else {
            return false;
        }
        return true;
    }

    private static void hidePopups() {
        Fx.run(() -> List.copyOf(Window.getWindows()).stream().filter(PopupWindow.class::isInstance).forEach(Window::hide));
    }
}
