package dev.vireo.app.ui;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import org.jspecify.annotations.Nullable;

/** Moves the keyboard's focus from one part of a window to the next. FX thread. */
public final class Panes {

    private Panes() {
    }

    /**
     * Moves on by so many.
     *
     * @param panes those that show, in their order
     */
    public static void move(List<? extends Parent> panes, @Nullable Node focused, int step) {
        int here = 0;
        for (int i = 0; i < panes.size(); i++) {
            if (isIn(focused, panes.get(i))) {
                here = i;
            }
        }
        for (int i = 1; i <= panes.size(); i++) {
            // One with nothing to focus is passed over.
            if (focus(panes.get(Math.floorMod(here + i * step, panes.size())))) {
                return;
            }
        }
    }

    /** Focuses the first in it that can be. Returns whether there was one. */
    public static boolean focus(Parent pane) {
        for (Node child : pane.getChildrenUnmodifiable()) {
            if (!child.isVisible() || child.isDisabled()) {
                continue;
            }
            if (child.isFocusTraversable()) {
                child.requestFocus();
                return true;
            }
            if (child instanceof Parent inner && focus(inner)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isIn(@Nullable Node node, Parent pane) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (each == pane) {
                return true;
            }
        }
        return false;
    }
}
