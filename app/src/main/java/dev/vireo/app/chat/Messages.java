package dev.vireo.app.chat;

import dev.vireo.app.state.ChatMessage;
import dev.vireo.app.state.Delivery;
import dev.vireo.app.ui.Texts;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/** What one can do with the list of messages by keyboard and mouse: go from message to message, copy one, deal with a failed one. */
final class Messages {

    private final RowList list;
    private final ChatModel model;
    private final Consumer<String> typed;
    private final Texts texts = Texts.of(Messages.class);
    private @Nullable ContextMenu menu;

    /** @param typed takes characters typed while the list is focused, which belong into what is being written */
    Messages(RowList list, ChatModel model, Consumer<String> typed) {
        this.list = list;
        this.model = model;
        this.typed = typed;
        list.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        list.addEventHandler(KeyEvent.KEY_TYPED, this::typed);
        list.addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
        list.addEventHandler(ContextMenuEvent.CONTEXT_MENU_REQUESTED, this::menu);
        list.focusedProperty().subscribe(focused -> {
            if (focused && chosen() == null) {
                go(list.rows().size(), -1);
            }
        });
    }

    private void key(KeyEvent event) {
        if (event.isShortcutDown()) {
            switch (event.getCode()) {
                case C, INSERT -> {
                    copy();
                    event.consume();
                }
                default -> { }
            }
            return;
        }
        boolean handled = true;
        switch (event.getCode()) {
            case UP -> go(list.selected(), -1);
            case DOWN -> go(list.selected(), 1);
            case HOME -> go(-1, 1);
            case END -> {
                go(list.rows().size(), -1);
                list.toEnd();
            }
            case PAGE_UP -> list.page(-1);
            case PAGE_DOWN -> list.page(1);
            default -> handled = false;
        }
        if (handled) {
            event.consume();
        }
    }

    /** To the next message from this row in this direction, over separators. */
    private void go(int from, int direction) {
        for (int i = from + direction; i >= 0 && i < list.rows().size(); i += direction) {
            if (list.rows().get(i) instanceof Row.Said) {
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
        if (writes && !event.isShortcutDown() && !event.isAltDown()) {
            event.consume();
            typed.accept(characters);
        }
    }

    private void pressed(MouseEvent event) {
        RowCell cell = cellAt(event.getTarget());
        if (cell != null && cell.row() instanceof Row.Said said) {
            list.select(list.rows().indexOf(said));
        }
    }

    private void copy() {
        ChatMessage message = chosen();
        if (message != null) {
            ClipboardContent content = new ClipboardContent();
            content.putString(message.body());
            Clipboard.getSystemClipboard().setContent(content);
        }
    }

    private void menu(ContextMenuEvent event) {
        if (menu != null) {
            menu.hide();
        }
        ChatMessage message = chosen();
        Node at = event.isKeyboardTrigger() ? list.selectedCell() : cellAt(event.getTarget());
        if (message == null || at == null) {
            return;
        }
        MenuItem copy = new MenuItem(texts.get("message.copy"));
        copy.setId("copy");
        copy.setOnAction(_ -> copy());
        menu = new ContextMenu(copy);
        if (message.delivery() == Delivery.FAILED) {
            MenuItem retry = new MenuItem(texts.get("message.retry"));
            retry.setOnAction(_ -> model.retry(message));
            MenuItem discard = new MenuItem(texts.get("message.discard"));
            discard.setOnAction(_ -> model.discard(message));
            menu.getItems().addAll(retry, discard);
        }
        menu.show(at, event.getScreenX(), event.getScreenY());
        event.consume();
    }

    private @Nullable ChatMessage chosen() {
        int row = list.selected();
        return row >= 0 && list.rows().get(row) instanceof Row.Said said ? said.message() : null;
    }

    private static @Nullable RowCell cellAt(Object target) {
        Node node = target instanceof Node hit ? hit : null;
        while (node != null && !(node instanceof RowCell)) {
            node = node.getParent();
        }
        return (RowCell) node;
    }
}
