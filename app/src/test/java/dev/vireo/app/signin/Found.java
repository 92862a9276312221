package dev.vireo.app.signin;

import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ScrollPane;

/** Finds nodes of a screen that has not been shown yet, when a scroll pane does not have its content in the scene. */
final class Found {

    private Found() {
    }

    static Node in(Parent root, String selector) {
        Node start = root instanceof ScrollPane pane ? pane.getContent() : root;
        return Objects.requireNonNull(start.lookup(selector), selector);
    }
}
