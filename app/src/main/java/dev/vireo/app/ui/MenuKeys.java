package dev.vireo.app.ui;

import java.util.Optional;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/** Menus by keyboard. JavaFX tells of Shift+F10 only on some systems, and runs the keys of a menu only while that shows. FX thread. */
public final class MenuKeys {

    private MenuKeys() {
    }

    /** Whether these keys ask for the menu of what is chosen. */
    public static boolean ask(KeyEvent event) {
        return Command.of(event, CommandScope.LISTS).filter(Command.MENU::equals).isPresent();
    }

    /** What these keys do with the conversation that is chosen or open, as an item of its menu would. */
    public static Optional<Command> command(KeyEvent event) {
        return Command.of(event, CommandScope.LISTS).filter(each -> each == Command.MARK_READ || each == Command.OPEN_IN_WINDOW);
    }

    /** Does what these keys stand for in a menu that need not show. Returns whether there was something. */
    public static boolean fire(ContextMenu menu, KeyEvent event) {
        return menu.getItems().stream().anyMatch(item -> fire(item, event));
    }

    private static boolean fire(MenuItem item, KeyEvent event) {
        if (item instanceof Menu inner) {
            return inner.getItems().stream().anyMatch(each -> fire(each, event));
        }
        KeyCombination keys = item.getAccelerator();
        boolean meant = keys != null && keys.match(event) && !item.isDisable() && item.isVisible();
        if (meant) {
            item.fire();
        }
        return meant;
    }
}
