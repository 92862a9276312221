package dev.vireo.app.ui;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;

/** For tests: where the Tab key leads in a window. */
public final class FocusWalk {

    private static final int LONGEST = 60;

    private FocusWalk() {
    }

    /** What has the focus after each Tab from the top, by id or else by its words, until it comes round; each of them in sight. */
    public static List<String> of(Scene scene) {
        List<String> stops = new ArrayList<>();
        Fx.run(scene.getRoot()::requestFocus);
        Node first = null;
        while (stops.size() < LONGEST) {
            Keys.press(scene, KeyCode.TAB);
            Fx.pulse();
            Node now = Fx.call(scene::getFocusOwner);
            if (now == first) {
                return stops;
            }
            first = first == null ? now : first;
            stops.add(Fx.call(() -> name(now)));
            if (!Fx.call(() -> isInSight(now))) {
                throw new AssertionError(stops.getLast() + " has the focus and is out of sight");
            }
        }
        throw new AssertionError("never comes round: " + stops);
    }

    private static String name(Node node) {
        return node.getId() != null ? node.getId() : node instanceof Labeled words ? words.getText()
                : node instanceof TextInputControl field ? field.getText() : node.getClass().getSimpleName();
    }

    /** Half of it at least lies in the window. */
    private static boolean isInSight(Node node) {
        Bounds at = node.localToScene(node.getLayoutBounds());
        double middle = at.getCenterY();
        return node.getScene() != null && middle >= 0 && middle <= node.getScene().getHeight();
    }
}
