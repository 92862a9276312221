package dev.vireo.app.ui.text;

import java.util.List;
import javafx.geometry.Dimension2D;

/** Parts under each other. */
final class Stack extends Fitted {

    private static final double GAP = 6;

    private final List<Fitted> parts;
    private double room = -1;
    private Dimension2D size = new Dimension2D(0, 0);

    Stack(List<Fitted> parts) {
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
        for (Fitted part : parts) {
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
        for (Fitted part : parts) {
            Dimension2D each = part.fit(room);
            // Boxes are as wide as the widest part; words keep their own width, which says where their lines end.
            part.resizeRelocate(0, y, part instanceof Boxed ? getWidth() : each.getWidth(), each.getHeight());
            y += each.getHeight() + GAP;
        }
    }
}
