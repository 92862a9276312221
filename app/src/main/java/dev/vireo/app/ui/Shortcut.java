package dev.vireo.app.ui;

import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyCombination.Modifier;
import javafx.scene.input.KeyEvent;

/** The keys that do the same in every window. */
public enum Shortcut {

    DASHBOARD(KeyCode.DIGIT1, KeyCombination.SHORTCUT_DOWN),
    MESSAGES(KeyCode.DIGIT2, KeyCombination.SHORTCUT_DOWN),
    /** To a person or a channel. */
    GO_TO(KeyCode.K, KeyCombination.SHORTCUT_DOWN),
    /** In messages. */
    FIND(KeyCode.F, KeyCombination.SHORTCUT_DOWN),
    SETTINGS(KeyCode.COMMA, KeyCombination.SHORTCUT_DOWN),
    CLOSE_WINDOW(KeyCode.W, KeyCombination.SHORTCUT_DOWN),
    QUIT(KeyCode.Q, KeyCombination.SHORTCUT_DOWN),
    NEXT_PANE(KeyCode.F6),
    PREVIOUS_PANE(KeyCode.F6, KeyCombination.SHIFT_DOWN),
    HELP(KeyCode.F1);

    private final KeyCodeCombination keys;

    Shortcut(KeyCode key, Modifier... modifiers) {
        keys = new KeyCodeCombination(key, modifiers);
    }

    /** What these keys mean, if anything. */
    public static Optional<Shortcut> of(KeyEvent event) {
        return Stream.of(values()).filter(each -> each.keys.match(event)).findFirst();
    }

    /** The keys as this system writes them: {@code Ctrl+K}. */
    public String keys() {
        return keys.getDisplayText();
    }
}
