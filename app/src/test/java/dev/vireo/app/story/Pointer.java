package dev.vireo.app.story;

import dev.vireo.app.ui.Fx;
import java.util.function.Supplier;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import org.testfx.api.FxRobot;

/** A person's mouse. Not on the FX thread. */
final class Pointer {

    private final FxRobot robot = new FxRobot();

    void click(Supplier<? extends Node> node) {
        robot.clickOn(middle(node));
    }

    /** TestFX would ask for the node's place off the FX thread, where it may be laid out just then: JavaFX never recovers from that. */
    private static Point2D middle(Supplier<? extends Node> node) {
        return Fx.call(() -> {
            Node shown = node.get();
            Bounds bounds = shown.localToScreen(shown.getBoundsInLocal());
            return new Point2D(bounds.getCenterX(), bounds.getCenterY());
        });
    }
}
