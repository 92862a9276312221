package dev.vireo.app.chat.files;

import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.Pane;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** A pane on which files can be dropped; it says so while they are held above it. */
final class DropPlace {

    private final Pane area;
    private final BooleanSupplier open;
    private final Predicate<Clipboard> take;
    private final Label over;

    DropPlace(Pane area, String words, BooleanSupplier open, Predicate<Clipboard> take) {
        this.area = area;
        this.open = open;
        this.take = take;
        over = new Label(words, new FontIcon(Feather.DOWNLOAD));
        over.setId("dropHere");
        over.getStyleClass().add("drop-here");
        over.setAlignment(Pos.CENTER);
        over.setMouseTransparent(true);
        over.setManaged(false);
        over.setVisible(false);
    }

    void listen() {
        area.getChildren().add(over);
        // Another place within this one takes the event for itself; then this one must not say that it would.
        area.addEventFilter(DragEvent.DRAG_OVER, _ -> show(false));
        area.addEventHandler(DragEvent.DRAG_OVER, event -> {
            if (open.getAsBoolean() && fits(event.getDragboard())) {
                event.acceptTransferModes(TransferMode.COPY);
                event.consume();
                show(true);
            }
        });
        area.addEventHandler(DragEvent.DRAG_EXITED, _ -> show(false));
        area.addEventHandler(DragEvent.DRAG_DROPPED, event -> {
            show(false);
            if (open.getAsBoolean() && fits(event.getDragboard())) {
                event.setDropCompleted(take.test(event.getDragboard()));
                event.consume();
            }
        });
    }

    /** Only files, and pictures without words: text that is dragged belongs into the field. */
    private static boolean fits(Dragboard dragged) {
        return dragged.hasFiles() || dragged.hasImage() && !dragged.hasString();
    }

    void show(boolean now) {
        if (now) {
            over.resizeRelocate(0, 0, area.getWidth(), area.getHeight());
            over.toFront();
        }
        over.setVisible(now);
    }
}
