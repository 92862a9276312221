package dev.vireo.app.ui.text;

import java.util.ArrayList;
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

    /** One place more between two parts. */
    @Override
    int length() {
        return parts.stream().mapToInt(FittedNode::length).sum() + Math.max(0, parts.size() - 1);
    }

    @Override
    int placeAt(double x, double y) {
        int before = 0;
        for (int i = 0; i < parts.size(); i++) {
            FittedNode part = parts.get(i);
            boolean last = i == parts.size() - 1;
            if (last || y < part.getLayoutY() + part.getHeight() + GAP / 2) {
                return before + part.placeAt(x - part.getLayoutX(), y - part.getLayoutY());
            }
            before += part.length() + 1;
        }
        return before;
    }

    @Override
    void select(int from, int to) {
        int before = 0;
        for (FittedNode part : parts) {
            int start = Math.clamp(from - before, 0, part.length());
            part.select(start, Math.clamp(to - before, start, part.length()));
            before += part.length() + 1;
        }
    }

    @Override
    String textBetween(int from, int to) {
        List<String> texts = new ArrayList<>();
        int before = 0;
        for (FittedNode part : parts) {
            if (from <= before + part.length() && to > before) {
                int start = Math.clamp(from - before, 0, part.length());
                texts.add(part.textBetween(start, Math.clamp(to - before, start, part.length())));
            }
            before += part.length() + 1;
        }
        return String.join("\n", texts);
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
