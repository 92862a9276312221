package dev.vireo.app.ui.text;

import javafx.geometry.Dimension2D;
import javafx.geometry.Insets;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/** A part with something around it or before it: a code block, a quote, an item of a list. */
final class BlockBox extends FittedNode {

    private final FittedNode inner;
    private final Insets around;
    private final @Nullable Node marker;
    private double room = -1;

    /** @param marker stands before the first line, in the room on the left; null if there is none */
    BlockBox(FittedNode inner, Insets around, String style, @Nullable Node marker) {
        this.inner = inner;
        this.around = around;
        this.marker = marker;
        getStyleClass().add(style);
        inner.setManaged(false);
        getChildren().add(inner);
        if (marker != null) {
            marker.setManaged(false);
            getChildren().add(marker);
        }
    }

    @Override
    Dimension2D fit(double wide) {
        room = Math.max(1, wide - around.getLeft() - around.getRight());
        Dimension2D size = inner.fit(room);
        return new Dimension2D(size.getWidth() + around.getLeft() + around.getRight(),
                size.getHeight() + around.getTop() + around.getBottom());
    }

    @Override
    int length() {
        return inner.length();
    }

    @Override
    int placeAt(double x, double y) {
        return inner.placeAt(x - inner.getLayoutX(), y - inner.getLayoutY());
    }

    @Override
    void select(int from, int to) {
        inner.select(from, to);
    }

    @Override
    String textBetween(int from, int to) {
        return inner.textBetween(from, to);
    }

    @Override
    protected void layoutChildren() {
        Dimension2D size = inner.fit(room);
        inner.resizeRelocate(around.getLeft(), around.getTop(), size.getWidth(), size.getHeight());
        if (marker != null) {
            marker.autosize();
            marker.relocate(Math.max(0, around.getLeft() - 6 - marker.getLayoutBounds().getWidth()), around.getTop());
        }
    }
}
