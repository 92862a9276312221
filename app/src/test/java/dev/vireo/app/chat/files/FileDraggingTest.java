package dev.vireo.app.chat.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.app.transfer.Attachments;
import dev.vireo.app.transfer.Download;
import dev.vireo.app.ui.Fx;
import dev.vireo.protocol.Message.Attachment;
import dev.vireo.protocol.Message.Preview;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.Test;

final class FileDraggingTest {

    private final List<CompletableFuture<Path>> asked = new ArrayList<>();
    private final Region node = Fx.call(Region::new);

    private boolean drags(EventType<MouseEvent> type) {
        return Fx.call(() -> {
            MouseEvent event = new MouseEvent(type, 0, 0, 0, 0, MouseButton.PRIMARY, 1, false, false, false, false, true, false, false,
                    false,
                    false, false, null);
            Event.fireEvent(node, event);
            return event.isDragDetect();
        });
    }

    @Test
    void aDragBeginsOnceTheFileIsHereAndAFailureIsTriedAgain() {
        Fx.run(() -> new FileDragging(new Attachments() {
            @Override
            public CompletionStage<byte[]> preview(Attachment attachment) {
                throw new AssertionError();
            }

            @Override
            public Download save(Attachment attachment, Path to) {
                throw new AssertionError();
            }

            @Override
            public CompletionStage<Path> open(Attachment attachment) {
                CompletableFuture<Path> path = new CompletableFuture<>();
                asked.add(path);
                return path;
            }
        }).from(node, new Attachment("1", "bridge.png", "image/png", 3, 4, 3, Preview.IMAGE)));

        assertThat(drags(MouseEvent.MOUSE_PRESSED)).isFalse();
        assertThat(asked).as("a click brings nothing").isEmpty();
        assertThat(drags(MouseEvent.MOUSE_DRAGGED)).isFalse();
        assertThat(drags(MouseEvent.MOUSE_DRAGGED)).isFalse();
        assertThat(asked).hasSize(1);
        Fx.run(() -> asked.getLast().completeExceptionally(new IllegalStateException("The office is closed.")));
        assertThat(drags(MouseEvent.MOUSE_DRAGGED)).isFalse();
        Fx.run(() -> asked.getLast().complete(Path.of("target", "bridge.png")));
        assertThat(asked).hasSize(2);
        assertThat(drags(MouseEvent.MOUSE_DRAGGED)).isTrue();
    }
}
