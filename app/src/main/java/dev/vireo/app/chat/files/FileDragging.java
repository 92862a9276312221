package dev.vireo.app.chat.files;

import dev.vireo.app.transfer.Attachments;
import dev.vireo.protocol.Message.Attachment;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.TransferMode;
import org.jspecify.annotations.Nullable;

/**
 * Lets a file be dragged out of a message, to the desktop or into another program. The file is brought to this computer once the mouse
 * begins to move with it, and the drag begins when it is there: other programs want it whole. FX thread.
 */
final class FileDragging {

    private final Attachments attachments;

    FileDragging(Attachments attachments) {
        this.attachments = attachments;
    }

    /** Lets this node be dragged, as the file. */
    void from(Node node, Attachment file) {
        DraggedFile dragged = new DraggedFile(node, file);
        node.addEventHandler(MouseEvent.MOUSE_PRESSED, event -> event.setDragDetect(false));
        node.addEventHandler(MouseEvent.MOUSE_DRAGGED, dragged::moved);
        node.addEventHandler(MouseEvent.DRAG_DETECTED, dragged::begun);
    }

    private final class DraggedFile {
        private final Node node;
        private final Attachment file;
        private @Nullable Path here;
        private boolean asked;

        DraggedFile(Node node, Attachment file) {
            this.node = node;
            this.file = file;
        }

        /** The list behind selects no messages meanwhile. */
        private void moved(MouseEvent event) {
            event.consume();
            event.setDragDetect(event.isPrimaryButtonDown() && !event.isStillSincePress() && here != null);
            if (!asked && event.isPrimaryButtonDown() && !event.isStillSincePress()) {
                asked = true;
                attachments.open(file).whenComplete((path, failure) -> {
                    here = path;
                    asked = failure == null;
                });
            }
        }

        private void begun(MouseEvent event) {
            event.consume();
            if (here != null) {
                Dragboard board = node.startDragAndDrop(TransferMode.COPY);
                ClipboardContent content = new ClipboardContent();
                content.putFiles(List.of(here.toFile()));
                board.setContent(content);
            }
        }
    }
}
