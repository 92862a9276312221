package dev.vireo.app.ui;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyCombination.Modifier;
import javafx.scene.input.KeyEvent;
import org.kordamp.ikonli.feather.Feather;

/** What can be asked for by a name, most of it by a key as well. Menus, tooltips, the quick switcher and the list of keys all read it here. */
public enum Command {

    /** The quick switcher. */
    GO_TO(Feather.SEARCH, pressed(KeyCode.K, KeyCombination.SHORTCUT_DOWN)),
    /** In messages. */
    FIND(Feather.SEARCH, pressed(KeyCode.F, KeyCombination.SHORTCUT_DOWN)),
    DASHBOARD(Feather.GRID, pressed(KeyCode.DIGIT1, KeyCombination.SHORTCUT_DOWN)),
    MESSAGES(Feather.MESSAGE_SQUARE, pressed(KeyCode.DIGIT2, KeyCombination.SHORTCUT_DOWN)),
    NEW_CHANNEL(Feather.PLUS),
    BROWSE_CHANNELS(Feather.HASH),
    PROFILE(Feather.USER),
    ONLINE(Feather.CIRCLE),
    AWAY(Feather.MOON),
    DO_NOT_DISTURB(Feather.MINUS_CIRCLE),
    PEOPLE(Feather.USERS),
    INVITE(Feather.USER_PLUS),
    SETTINGS(Feather.SETTINGS, pressed(KeyCode.COMMA, KeyCombination.SHORTCUT_DOWN)),
    AUDIT(Feather.LIST),
    HOSTING(Feather.MONITOR),
    HELP(Feather.HELP_CIRCLE, pressed(KeyCode.F1)),
    CLOSE_WINDOW(Feather.X, pressed(KeyCode.W, KeyCombination.SHORTCUT_DOWN)),
    NEXT_PANE(Feather.SIDEBAR, pressed(KeyCode.F6)),
    PREVIOUS_PANE(Feather.SIDEBAR, pressed(KeyCode.F6, KeyCombination.SHIFT_DOWN)),
    SIGN_OUT(Feather.LOG_OUT),
    QUIT(Feather.POWER, pressed(KeyCode.Q, KeyCombination.SHORTCUT_DOWN));

    private final Feather icon;
    private final List<KeyCodeCombination> keys;

    Command(Feather icon, KeyCodeCombination... keys) {
        this.icon = icon;
        this.keys = List.of(keys);
    }

    private static KeyCodeCombination pressed(KeyCode key, Modifier... modifiers) {
        return new KeyCodeCombination(key, modifiers);
    }

    /** What these keys mean, if anything. */
    public static Optional<Command> of(KeyEvent event) {
        return Stream.of(values()).filter(each -> each.keys.stream().anyMatch(combination -> combination.match(event))).findFirst();
    }

    /** As the person reads it: "New channel". */
    public String words() {
        return Texts.of(Command.class).get("command." + id());
    }

    /** Other words that somebody might look for it by; empty if there are none. */
    public String otherWords() {
        Texts texts = Texts.of(Command.class);
        return texts.has("also." + id()) ? texts.get("also." + id()) : "";
    }

    public Feather icon() {
        return icon;
    }

    /** The keys as this system writes them, as in {@code Ctrl+K}; empty where it has none. */
    public String keys() {
        return keys.isEmpty() ? "" : keys.getFirst().getDisplayText();
    }

    public boolean hasKeys() {
        return !keys.isEmpty();
    }

    /** Whether it makes sense to choose it by its name from a list, and not only to press its keys where one is. */
    public boolean byName() {
        return this != GO_TO && this != NEXT_PANE && this != PREVIOUS_PANE;
    }

    /** "Dashboard (Ctrl+1)". */
    public String wordsWithKeys() {
        return hasKeys() ? Texts.of(Command.class).get("command.keys", words(), keys()) : words();
    }

    /** Has a menu show its keys beside it. That they do it is up to the window. */
    public void show(MenuItem item) {
        if (hasKeys()) {
            item.setAccelerator(keys.getFirst());
        }
    }

    private String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
