package dev.vireo.app.profile;

import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleDoubleProperty;

/** The square of a picture that is to be kept: at first the largest one, in the middle. It never reaches beyond the picture. */
final class CropModel {

    /** In pixels of the picture. */
    record CropSquare(int left, int top, int side) {
    }

    /** A smaller square would be a blur. */
    private static final int LEAST_SIDE = 64;
    private static final double MOST_ZOOM = 8;

    private final int width;
    private final int height;
    private final double most;
    private final DoubleProperty zoom = new SimpleDoubleProperty(this, "zoom", 1);
    private final ReadOnlyObjectWrapper<CropSquare> square = new ReadOnlyObjectWrapper<>(this, "square");
    private double centreX;
    private double centreY;

    CropModel(int width, int height) {
        this.width = width;
        this.height = height;
        most = Math.clamp((double) Math.min(width, height) / LEAST_SIDE, 1, MOST_ZOOM);
        centreX = width / 2.0;
        centreY = height / 2.0;
        zoom.subscribe(_ -> place());
    }

    /** From 1, for the largest square, to {@link #mostZoom()}; the middle of the square stays where it can. */
    DoubleProperty zoomProperty() {
        return zoom;
    }

    double mostZoom() {
        return most;
    }

    ReadOnlyObjectProperty<CropSquare> squareProperty() {
        return square.getReadOnlyProperty();
    }

    void zoomBy(double factor) {
        zoom.set(Math.clamp(zoom.get() * factor, 1, most));
    }

    /** Moves the square. @param right in sides of the square, as {@code down} */
    void move(double right, double down) {
        centreX += right * side();
        centreY += down * side();
        place();
    }

    private double side() {
        return Math.min(width, height) / Math.clamp(zoom.get(), 1, most);
    }

    private void place() {
        int side = (int) Math.round(side());
        centreX = Math.clamp(centreX, side / 2.0, Math.max(side / 2.0, width - side / 2.0));
        centreY = Math.clamp(centreY, side / 2.0, Math.max(side / 2.0, height - side / 2.0));
        square.set(new CropSquare(Math.clamp(Math.round(centreX - side / 2.0), 0, width - side),
                Math.clamp(Math.round(centreY - side / 2.0), 0, height - side), side));
    }
}
