package dev.vireo.app.ui;

import javafx.scene.Node;
import javafx.scene.layout.VBox;

/** A column of a given width, whose height follows from it even where nobody says so: a popup asks its content for its height without a width. */
public final class FixedWidth extends VBox {

    public FixedWidth(double width, Node... children) {
        super(children);
        setWide(width);
    }

    public void setWide(double width) {
        setMinWidth(width);
        setPrefWidth(width);
        setMaxWidth(width);
    }

    @Override
    protected double computePrefHeight(double width) {
        return super.computePrefHeight(width < 0 ? getPrefWidth() : width);
    }

    @Override
    protected double computeMinHeight(double width) {
        return super.computeMinHeight(width < 0 ? getPrefWidth() : width);
    }
}
