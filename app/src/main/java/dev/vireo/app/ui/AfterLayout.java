package dev.vireo.app.ui;

import javafx.scene.Node;
import javafx.util.Subscription;

/** Runs something after each layout of the scene that a node is in, whichever that is. FX thread. */
public final class AfterLayout {

    private AfterLayout() {
    }

    /** @param node in no scene yet */
    public static Subscription of(Node node, Runnable laidOut) {
        return node.sceneProperty().subscribe((before, now) -> {
            if (before != null) {
                before.removePostLayoutPulseListener(laidOut);
            }
            if (now != null) {
                now.addPostLayoutPulseListener(laidOut);
            }
        }).and(() -> {
            if (node.getScene() != null) {
                node.getScene().removePostLayoutPulseListener(laidOut);
            }
        });
    }
}
