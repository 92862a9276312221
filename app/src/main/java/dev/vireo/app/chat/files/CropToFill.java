package dev.vireo.app.chat.files;

import javafx.geometry.Rectangle2D;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;

/** Fits a picture into a place, filling it: what is too much on either side is left out. */
final class CropToFill {

    private CropToFill() {
    }

    static void square(ImageView view, double side) {
        fill(view, side, side);
    }

    static void fill(ImageView view, double width, double height) {
        Image image = view.getImage();
        if (image == null || image.getWidth() <= 0 || image.getHeight() <= 0 || width <= 0 || height <= 0) {
            return;
        }
        double scale = Math.max(width / image.getWidth(), height / image.getHeight());
        double seenWidth = Math.min(image.getWidth(), width / scale);
        double seenHeight = Math.min(image.getHeight(), height / scale);
        view.setViewport(new Rectangle2D((image.getWidth() - seenWidth) / 2, (image.getHeight() - seenHeight) / 2, seenWidth, seenHeight));
        view.setPreserveRatio(false);
        view.setFitWidth(width);
        view.setFitHeight(height);
    }
}
