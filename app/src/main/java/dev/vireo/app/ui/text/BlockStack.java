package dev.vireo.app.ui.text;

import java.util.List;
import javafx.geometry.Dimension2D;

/** Parts under each other. */
final class BlockStack extends FittedNode {

    private static final double GAP = 6;

    private final List<FittedNode> parts;
    private double room = -1;
    private Dimension2D size = new Dimension2D(0, 0);

    BlockStack(List<FittedNode> parts) {
        this.parts = parts;
        parts.forEach(part -> part.setManaged(false));
        getChildren().setAll(parts);
    }

    @Override
    Dimension2D fit(double wide) {
        if (wide == room) {
            return size;
        }
        room = wide;
        double width = 0;
        double height = Math.max(0, parts.size() - 1) * GAP;
        for (FittedNode part : parts) {
            Dimension2D each = part.fit(wide);
            width = Math.max(width, each.getWidth());
            height += each.getHeight();
        }
        size = new Dimension2D(width, height);
        requestLayout();
        return size;
    }

    @Override
    protected void layoutChildren() {
        double y = 0;
        for (FittedNode part : parts) {
            Dimension2D each = part.fit(room);
            // Boxes are as wide as the widest part; words keep their own width, which says where their lines end.
            part.resizeRelocate(0, y, part instanceof BlockBox ? getWidth() : each.getWidth(), each.getHeight());
            y += each.getHeight() + GAP;
        }
    }
}
