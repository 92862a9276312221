package dev.vireo.app.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.app.state.Conversation;
import dev.vireo.app.ui.CssWarnings;
import dev.vireo.app.ui.Fx;
import dev.vireo.app.ui.Keys;
import dev.vireo.app.ui.Theme;
import dev.vireo.picture.Samples;
import dev.vireo.testing.TestOffice;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.event.Event;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Control;
import javafx.scene.control.Tooltip;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
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

    @TempDir private Path folder;

    @ParameterizedTest
    @EnumSource(value = Theme.Choice.class, names = {"LIGHT", "DARK"})
    void noStyleSheetCausesAWarning(Theme.Choice choice) {
        try (TestOffice office = TestOffice.open();
                CssWarnings warnings = new CssWarnings();
                Player shyam = Player.open(folder.resolve("shyam"), Optional.empty())) {
            Fx.run(() -> shyam.app().theme().choiceProperty().set(choice));
            Fx.run(shyam.app()::start);
            popEverythingUp();
            shyam.enter(office.address(), "shyam", TestOffice.PASSWORD);
            popEverythingUp();
            shyam.show("messages");
            popEverythingUp();
            walkThroughAChat(shyam);
            walkThroughTheWindows(shyam);
            shyam.toMain().search("rama");
            popEverythingUp();
            assertThat(warnings.heard()).isEmpty();
        }
    }

    private static void walkThroughAChat(Player shyam) {
        shyam.openChat("rama").send("rama", "Is this thing on?");
        shyam.sendPicture("rama", "The hills", "hills.png", Samples.twoColours("png"));
        shyam.await(() -> shyam.seesPicture("rama"));
        popEverythingUp();
        shyam.onMessage("rama", "Is this thing on?", KeyCode.CONTEXT_MENU);
        Fx.pulse();
        hidePopups();
        Scene chat = shyam.chat("rama").orElseThrow().getScene();
        Fx.run(() -> ((Button) chat.lookup("#emoji")).fire());
        Fx.pulse();
        hidePopups();
        Fx.run(() -> Event.fireEvent(chat.lookup("#picture"), new MouseEvent(MouseEvent.MOUSE_CLICKED, 5, 5, 5, 5, MouseButton.PRIMARY, 1,
                false, false, false, false, true, false, false, false, false, true, null)));
        Fx.await(() -> isOpen("#previous"));
        popEverythingUp();
        shyam.closeChat("rama");
        Fx.await(() -> !isOpen("#previous"));
    }

    private static void walkThroughTheWindows(Player shyam) {
        shyam.toMain().openProfile("rama");
        popEverythingUp();
        Fx.run(() -> shyam.app().channelWindows().browse());
        Fx.run(() -> shyam.app().channelWindows().create());
        popEverythingUp();
        Keys.write(Fx.call(() -> shyam.app().channelWindows().windows().getLast().getScene()), "Bridge");
        Keys.type(Fx.call(() -> shyam.app().channelWindows().windows().getLast().getScene()), KeyCode.ENTER);
        Fx.await(() -> bridge(shyam).isPresent());
        Fx.run(() -> shyam.app().channelWindows().settings(bridge(shyam).orElseThrow()));
        Fx.run(() -> shyam.app().channelWindows().invite(bridge(shyam).orElseThrow()));
        popEverythingUp();
        Fx.run(() -> shyam.app().channelWindows().members(bridge(shyam).orElseThrow()));
        Fx.pulse();
        Fx.run(() -> shyam.app().channelWindows().closeAll());
        shyam.toMain().pressControl(KeyCode.COMMA);
        Fx.await(() -> isOpen("#settings"));
        popEverythingUp();
        Map<String, String> screens = Map.of("menuPeople", "#peopleScreen", "menuInvite", "#invitePeople", "menuAudit", "#entries",
                "menuProfile", "#myProfile");
        screens.forEach((item, id) -> {
            Fx.run(() -> shyam.app().mainWindow().menu().lookup(item).fire());
            Fx.await(() -> isOpen(id));
            popUpAll(Fx.call(() -> Window.getWindows().stream()
                    .filter(window -> window.getScene() != null && window.getScene().lookup(id) != null).toList()));
        });
    }

    private static Optional<Conversation> bridge(Player player) {
        return player.app().workspace().conversations().stream().filter(each -> each.name().equals("Bridge")).findFirst();
    }

    private static boolean isOpen(String id) {
        return Window.getWindows().stream().anyMatch(window -> window.getScene() != null && window.getScene().lookup(id) != null);
    }

    /** Every list, tooltip and menu of every window, one after the other. */
    private static void popEverythingUp() {
        popUpAll(Fx.call(() -> Window.getWindows().stream().filter(Stage.class::isInstance).toList()));
    }

    private static void popUpAll(List<Window> windows) {
        for (Window window : windows) {
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
            Event.fireEvent(node,
                    new ContextMenuEvent(ContextMenuEvent.CONTEXT_MENU_REQUESTED, 5, 5, at.getMinX() + 5, at.getMinY() + 5, false, null));
        } else {
            return false;
        }
        return true;
    }

    private static void hidePopups() {
        Fx.run(() -> List.copyOf(Window.getWindows()).stream().filter(PopupWindow.class::isInstance).forEach(Window::hide));
    }
}
