package dev.vireo.app.ui;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/**
 * For tests: keys pressed in one window. They go straight to the node that has its focus; the headless screen sends a robot's keys
 * to the window that was opened last, and some of them nowhere while a window is still taking the focus.
 */
public final class Keys {

    private Keys() {
    }

    /** Presses one key with the modifiers among these, as in {@code CONTROL, C}. */
    public static void press(Scene scene, KeyCode... keys) {
        Set<KeyCode> held = EnumSet.noneOf(KeyCode.class);
        for (KeyCode key : keys) {
            if (key.isModifierKey()) {
                held.add(key);
            } else {
                Fx.run(() -> List.of(KeyEvent.KEY_PRESSED, KeyEvent.KEY_RELEASED).forEach(type -> fire(scene, type, "", key, held)));
            }
        }
    }

    /** Presses these one after the other. */
    public static void type(Scene scene, KeyCode... keys) {
        for (KeyCode key : keys) {
            press(scene, key);
        }
    }

    /** Types a text; a new line is the Enter key. */
    public static void write(Scene scene, String text) {
        text.codePoints().forEach(point -> {
            String typed = Character.toString(point);
            if (typed.equals("\n")) {
                press(scene, KeyCode.ENTER);
            } else {
                Fx.run(() -> fire(scene, KeyEvent.KEY_TYPED, typed, KeyCode.UNDEFINED, Set.of()));
            }
        });
    }

    private static void fire(Scene scene, EventType<KeyEvent> type, String typed, KeyCode key, Set<KeyCode> held) {
        Node focused = scene.getFocusOwner();
        Node target = focused == null ? scene.getRoot() : focused;
        Event.fireEvent(target, new KeyEvent(type, typed, "", key, held.contains(KeyCode.SHIFT), held.contains(KeyCode.CONTROL),
                held.contains(KeyCode.ALT), held.contains(KeyCode.META)));
    }
}
