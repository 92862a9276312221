package dev.vireo.app.chat.list;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.app.chat.Window;
import dev.vireo.app.state.Talk;
import dev.vireo.app.ui.Fx;
import java.util.List;
import java.util.Optional;
import javafx.event.Event;
import javafx.geometry.Bounds;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The menu of a message, by mouse and by keyboard. */
final class MessageMenuTest {

    private Window window;

    @BeforeEach
    void openAConversation() {
        window = Window.open(() -> Talk.of(30, 0));
    }

    @AfterEach
    void close() {
        window.close();
    }

    @Test
    void theMenuStaysWhileTheListMeasuresAndMessagesArrive() {
        for (RowCell cell : cells()) {
            rightClick(cell);
            assertThat(menu()).as("menu of " + cell.getAccessibleText()).isPresent();
            // The list hides and reuses cells while it lays out.
            Fx.run(() -> {
                cell.setVisible(false);
                cell.setVisible(true);
                window.list().requestLayout();
            });
            window.draw();
            assertThat(menu()).as("menu of " + cell.getAccessibleText()).isPresent();
            Fx.run(() -> menu().orElseThrow().hide());
        }
        rightClick(cells().getFirst());
        window.meanwhile(talk -> talk.receive("And one more thing"));
        assertThat(menu()).isPresent();
        Fx.run(() -> menu().orElseThrow().hide());
    }

    @Test
    void theMenuKeyAndShiftF10OpenTheMenuOfTheChosenMessage() {
        for (KeyCode[] keys : new KeyCode[][] {{KeyCode.CONTEXT_MENU}, {KeyCode.SHIFT, KeyCode.F10}}) {
            window.focus("messages").press(KeyCode.UP).press(keys);
            assertThat(menu()).as(List.of(keys).toString()).isPresent();
            Fx.run(() -> {
                Bounds cell = window.list().selectedCell().localToScreen(window.list().selectedCell().getLayoutBounds());
                assertThat(menu().orElseThrow().getAnchorX()).isBetween(cell.getMinX(), cell.getMaxX());
                menu().orElseThrow().hide();
            });
        }
    }

    @Test
    void f2EditsTheChosenMessageOfMine() {
        Fx.run(() -> window.list().requestFocus());
        for (int i = 0; i < 30 && !Fx.call(this::isMineChosen); i++) {
            window.press(KeyCode.UP);
        }
        window.press(KeyCode.F2);
        assertThat(window.shows("editing")).isTrue();
    }

    private boolean isMineChosen() {
        return window.list().selectedCell() != null && window.list().selectedCell().row() instanceof Row.MessageRow said
                && said.message().own() && !said.message().id().isEmpty() && !said.message().deleted();
    }

    @Test
    void theMenuIsGoneThroughWithTheArrows() {
        window.focus("messages").press(KeyCode.UP).press(KeyCode.CONTEXT_MENU);
        String message = Fx.call(() -> ((Row.MessageRow) window.list().selectedCell().row()).message().body());
        for (int presses = 0; presses < 10 && !pointedAt().equals("Quote"); presses++) {
            pressInMenu(KeyCode.DOWN);
        }
        pressInMenu(KeyCode.ENTER);
        window.draw();
        assertThat(menu()).isEmpty();
        assertThat(window.written()).startsWith("> ").contains(message.lines().findFirst().orElseThrow());
    }

    private static void pressInMenu(KeyCode key) {
        Fx.run(() -> Event.fireEvent(menu().orElseThrow().getScene().getFocusOwner(),
                new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, false, false, false, false)));
    }

    private static String pointedAt() {
        return Fx.call(() -> menu().orElseThrow().getScene().getRoot().lookup(".menu-item:focused") instanceof Parent item
                && item.lookup(".label") instanceof Label label ? label.getText() : "");
    }

    private List<RowCell> cells() {
        return Fx.call(() -> window.list().getChildrenUnmodifiable().stream().filter(RowCell.class::isInstance).map(RowCell.class::cast)
                .filter(cell -> cell.isVisible() && cell.row() instanceof Row.MessageRow).toList());
    }

    private void rightClick(RowCell cell) {
        Fx.run(() -> {
            Bounds at = cell.localToScreen(cell.getLayoutBounds());
            Event.fireEvent(cell, new ContextMenuEvent(ContextMenuEvent.CONTEXT_MENU_REQUESTED, 40, 10, at.getMinX() + 40,
                    at.getMinY() + 10, false, null));
        });
        window.draw();
    }

    private static Optional<MessageMenu> menu() {
        return Fx.call(() -> javafx.stage.Window.getWindows().stream().filter(MessageMenu.class::isInstance).map(MessageMenu.class::cast)
                .findFirst());
    }
}
