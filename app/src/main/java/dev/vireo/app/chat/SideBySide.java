package dev.vireo.app.chat;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** A conversation and, while it is open, a thread beside it; where there is no room for both, the thread covers it. */
final class SideBySide extends Region {

    /** What the thread takes. */
    static final double SIDE = 380;
    private static final double MIN_MAIN = 320;

    private final Region main;
    private final ReadOnlyBooleanWrapper covered = new ReadOnlyBooleanWrapper();
    private @Nullable Region side;

    SideBySide(Region main) {
        this.main = main;
        getChildren().add(main);
    }

    void show(@Nullable Region thread) {
        if (side != null) {
            getChildren().remove(side);
        }
        side = thread;
        if (thread != null) {
            getChildren().add(thread);
        }
        requestLayout();
    }

    /** Whether only the thread is to be seen. */
    ReadOnlyBooleanProperty coveredProperty() {
        return covered.getReadOnlyProperty();
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double height = getHeight();
        Region beside = side;
        boolean both = width >= MIN_MAIN + SIDE;
        covered.set(beside != null && !both);
        main.setVisible(beside == null || both);
        if (beside == null) {
            main.resizeRelocate(0, 0, width, height);
        } else {
            double wide = both ? Math.max(SIDE, Math.floor(width * 0.42)) : width;
            double right = Math.min(wide, both ? width - MIN_MAIN : width);
            main.resizeRelocate(0, 0, both ? width - right : width, height);
            beside.resizeRelocate(width - right, 0, right, height);
        }
    }

    @Override
    protected double computePrefWidth(double height) {
        return main.prefWidth(height);
    }

    @Override
    protected double computePrefHeight(double width) {
        return main.prefHeight(width);
    }
}
