package dev.vireo.app.chat.files;

import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.scene.layout.Region;

/** A thin progress bar for a file. */
final class TransferBar extends Region {

    private static final double HEIGHT = 4;

    private final Region done = new Region();
    private final DoubleProperty progress = new SimpleDoubleProperty(this, "progress");

    TransferBar() {
        getStyleClass().add("transfer");
        done.getStyleClass().add("done");
        done.setManaged(false);
        getChildren().add(done);
        progress.subscribe(this::requestLayout);
        managedProperty().bind(visibleProperty());
    }

    /** From 0 to 1. */
    DoubleProperty progressProperty() {
        return progress;
    }

    @Override
    protected double computeMinHeight(double width) {
        return HEIGHT;
    }

    @Override
    protected double computePrefHeight(double width) {
        return HEIGHT;
    }

    @Override
    protected double computeMaxHeight(double width) {
        return HEIGHT;
    }

    @Override
    protected void layoutChildren() {
        double share = Math.clamp(progress.get(), 0, 1);
        done.resizeRelocate(0, 0, Math.max(HEIGHT, Math.round(getWidth() * share)), getHeight());
    }
}
