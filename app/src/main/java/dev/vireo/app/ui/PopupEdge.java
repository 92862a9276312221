package dev.vireo.app.ui;

import javafx.geometry.Bounds;
import javafx.geometry.NodeOrientation;
import javafx.scene.Node;
import javafx.stage.PopupWindow.AnchorLocation;

/** Which edges of a popup and of the node it belongs to lie above each other: on the other side where texts run from right to left. */
public enum PopupEdge {

    /** Where lines begin. */
    START,
    /** Where lines end. */
    END;

    /** The popup's corner at this edge. @param above whether the popup stands above the node */
    public AnchorLocation corner(Node node, boolean above) {
        boolean left = isLeft(node);
        return above ? left ? AnchorLocation.CONTENT_BOTTOM_LEFT : AnchorLocation.CONTENT_BOTTOM_RIGHT
                : left ? AnchorLocation.CONTENT_TOP_LEFT : AnchorLocation.CONTENT_TOP_RIGHT;
    }

    /** Where this edge is. @param bounds of the node, on the screen. @return in pixels of the screen */
    public double x(Node node, Bounds bounds) {
        return isLeft(node) ? bounds.getMinX() : bounds.getMaxX();
    }

    private boolean isLeft(Node node) {
        return this == START == (node.getEffectiveNodeOrientation() == NodeOrientation.LEFT_TO_RIGHT);
    }
}
