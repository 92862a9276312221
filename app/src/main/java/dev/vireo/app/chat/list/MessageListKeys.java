package dev.vireo.app.chat.list;

import dev.vireo.app.state.ChatMessage;
import dev.vireo.app.ui.MenuKeys;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.ContextMenu;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/** Handles keyboard and mouse in the list of messages: go from message to message, and act on the chosen one. */
final class MessageListKeys {

    private final RowList list;
    private final MessageActions actions;
    private final MessageSelection selection;
    private final Consumer<String> typed;
    private @Nullable ContextMenu menu;
    /** Whether the arrows selected a message: letters then act on it, and otherwise go to the message field. */
    private boolean led;

    /** @param typed takes characters typed while the list is focused, which belong into what is being written */
    MessageListKeys(RowList list, MessageActions actions, MessageSelection selection, Consumer<String> typed) {
        this.list = list;
        this.actions = actions;
        this.selection = selection;
        this.typed = typed;
        list.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        list.addEventHandler(KeyEvent.KEY_TYPED, this::typed);
        list.addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
        list.addEventHandler(ContextMenuEvent.CONTEXT_MENU_REQUESTED, this::menu);
        list.focusedProperty().subscribe(focused -> {
            led = false;
            if (focused && chosen() == null) {
                go(list.rows().size(), -1);
            }
        });
    }

    private void key(KeyEvent event) {
        if (event.isShortcutDown() || event.isAltDown()) {
            if (event.isShortcutDown() && (event.getCode() == KeyCode.C && !event.isShiftDown() || event.getCode() == KeyCode.INSERT)) {
                copy();
                event.consume();
            } else if (event.isShortcutDown() && event.getCode() == KeyCode.A && !event.isShiftDown()) {
                selection.all();
                event.consume();
            }
            return;
        }
        boolean handled = true;
        switch (event.getCode()) {
            case UP -> walk(-1, event.isShiftDown());
            case DOWN -> walk(1, event.isShiftDown());
            case ESCAPE -> handled = selection.clear();
            case HOME -> go(-1, 1);
            case END -> {
                go(list.rows().size(), -1);
                list.toEnd();
            }
            case PAGE_UP -> list.page(-1);
            case PAGE_DOWN -> list.page(1);
            case ENTER -> take(MessageAction.REPLY);
            case DELETE -> take(MessageAction.DELETE);
            case F2 -> take(MessageAction.EDIT);
            default -> {
                handled = MenuKeys.ask(event);
                if (handled) {
                    menuBelowChosen();
                }
            }
        }
        if (handled) {
            event.consume();
        }
    }

    /** @param selecting takes the messages on the way into the selection */
    private void walk(int direction, boolean selecting) {
        led = true;
        if (selecting) {
            selection.beginAt(chosen());
        } else {
            selection.clear();
        }
        go(list.selected(), direction);
        ChatMessage now = chosen();
        if (selecting && now != null) {
            selection.extendTo(now);
        }
    }

    /** What is selected, or else the chosen message. */
    private void copy() {
        if (!selection.copy()) {
            take(MessageAction.COPY);
        }
    }

    /** To the next message from this row in this direction, over separators. */
    private void go(int from, int direction) {
        for (int i = from + direction; i >= 0 && i < list.rows().size(); i += direction) {
            if (list.rows().get(i) instanceof Row.MessageRow) {
                list.select(i);
                list.reveal(i);
                return;
            }
        }
    }

    private void typed(KeyEvent event) {
        String characters = event.getCharacter();
        boolean writes = !characters.isEmpty() && characters.codePoints().noneMatch(Character::isISOControl)
                && !characters.equals(KeyEvent.CHAR_UNDEFINED);
        if (!writes || event.isShortcutDown() || event.isAltDown()) {
            return;
        }
        event.consume();
        Optional<MessageAction> asked = led
                ? Arrays.stream(MessageAction.values()).filter(action -> action.command().letter().equals(characters)).findFirst()
                : Optional.empty();
        asked.ifPresentOrElse(this::take, () -> typed.accept(characters));
    }

    private void pressed(MouseEvent event) {
        led = false;
        RowCell cell = RowCell.at(event.getTarget());
        if (cell != null && cell.row() instanceof Row.MessageRow said) {
            list.select(list.rows().indexOf(said));
        }
    }

    private void take(MessageAction action) {
        List<ChatMessage> whole = action == MessageAction.FORWARD ? actions.forwardable(selection.whole()) : List.of();
        if (!whole.isEmpty()) {
            list.fireEvent(new ForwardEvent(whole));
            return;
        }
        ChatMessage message = chosen();
        if (message != null) {
            RowCell cell = list.selectedCell();
            actions.take(action, message, cell == null ? list : cell);
        }
    }

    private void menu(ContextMenuEvent event) {
        RowCell cell = RowCell.at(event.getTarget());
        if (event.isKeyboardTrigger()) {
            menuBelowChosen();
        } else if (cell != null) {
            Optional<ContextMenu> author = cell.bubble().filter(bubble -> bubble.isAuthor(event.getTarget()))
                    .flatMap(_ -> cell.row() instanceof Row.MessageRow said ? actions.authorMenu(said.message()) : Optional.empty());
            author.ifPresentOrElse(made -> show(made, event.getScreenX(), event.getScreenY()),
                    () -> show(cell, event.getScreenX(), event.getScreenY()));
        }
        event.consume();
    }

    private void show(ContextMenu made, double screenX, double screenY) {
        if (menu != null) {
            menu.hide();
        }
        menu = made;
        made.show(list, screenX, screenY);
    }

    private void menuBelowChosen() {
        RowCell cell = list.selectedCell();
        // Where the system turns the menu key into an event of its own, the key was here before.
        boolean shows = menu != null && menu.isShowing();
        if (cell != null && !shows) {
            cell.bubble().map(bubble -> bubble.boxIn(list)).map(list::localToScreen)
                    .ifPresent(box -> show(cell, box.getMinX(),
                            Math.min(box.getMaxY(), list.localToScreen(list.getLayoutBounds()).getMaxY())));
        }
    }

    /** Shows everything that can be done with the message of this cell. The menu is the list's: a cell comes and goes while the list measures. */
    void show(RowCell cell, double screenX, double screenY) {
        if (cell.row() instanceof Row.MessageRow said) {
            MessageMenu made = new MessageMenu(actions, said.message(), cell);
            if (!selection.isEmpty()) {
                made.offerSelected(selection::copy);
                List<ChatMessage> whole = actions.forwardable(selection.whole());
                if (!whole.isEmpty()) {
                    made.offerForward(whole);
                }
            }
            if (!made.getItems().isEmpty()) {
                show(made, screenX, screenY);
            }
        }
    }

    private @Nullable ChatMessage chosen() {
        int row = list.selected();
        return row >= 0 && list.rows().get(row) instanceof Row.MessageRow said ? said.message() : null;
    }
}
