package dev.vireo.app.profile;

import dev.vireo.app.profile.CropModel.CropSquare;
import dev.vireo.app.ui.Texts;
import java.util.Optional;
import javafx.geometry.Rectangle2D;
import javafx.scene.AccessibleRole;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.Shape;
import org.jspecify.annotations.Nullable;

/**
 * Shows the square of a picture that is chosen, and dims what a round face leaves out of it. The picture is dragged, and enlarged by
 * scrolling or pinching; by keyboard, with the arrows, plus and minus.
 */
final class CropPane extends StackPane {

    static final double SIZE = 300;

    private static final double STEP = 0.05;
    private static final double ZOOM_STEP = 1.1;
    private static final double SCROLLED = 40;

    private final CropModel model;
    private final ImageView view;
    private @Nullable MouseEvent dragged;

    CropPane(Image image, CropModel model) {
        this.model = model;
        view = new ImageView(image);
        view.setFitWidth(SIZE);
        view.setFitHeight(SIZE);
        view.setSmooth(true);
        Shape around = Shape.subtract(new Rectangle(SIZE, SIZE), new Circle(SIZE / 2, SIZE / 2, SIZE / 2));
        around.getStyleClass().add("around");
        around.setMouseTransparent(true);
        getChildren().setAll(view, around);
        getStyleClass().add("crop");
        setId("crop");
        setMinSize(SIZE, SIZE);
        setMaxSize(SIZE, SIZE);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setAccessibleText(Texts.of(CropPane.class).get("crop.spoken"));
        model.squareProperty().subscribe(this::show);
        setOnMousePressed(event -> {
            requestFocus();
            dragged = event;
        });
        setOnMouseDragged(this::drag);
        setOnScroll(event -> {
            model.zoomBy(Math.pow(ZOOM_STEP, event.getDeltaY() / SCROLLED));
            event.consume();
        });
        setOnZoom(event -> {
            model.zoomBy(event.getZoomFactor());
            event.consume();
        });
        addEventHandler(KeyEvent.KEY_PRESSED, this::press);
    }

    private void show(CropSquare square) {
        view.setViewport(new Rectangle2D(square.left(), square.top(), square.side(), square.side()));
    }

    /** The picture follows the pointer, so the square goes the other way. */
    private void drag(MouseEvent event) {
        Optional.ofNullable(dragged)
                .ifPresent(last -> model.move((last.getX() - event.getX()) / SIZE, (last.getY() - event.getY()) / SIZE));
        dragged = event;
    }

    private void press(KeyEvent event) {
        switch (event.getCode()) {
            case LEFT -> model.move(-STEP, 0);
            case RIGHT -> model.move(STEP, 0);
            case UP -> model.move(0, -STEP);
            case DOWN -> model.move(0, STEP);
            case PLUS, ADD, EQUALS -> model.zoomBy(ZOOM_STEP);
            case MINUS, SUBTRACT -> model.zoomBy(1 / ZOOM_STEP);
            default -> {
                return;
            }
        }
        event.consume();
    }
}
