package dev.vireo.app.chat.files;

import dev.vireo.app.failures.FailedException;
import dev.vireo.app.failures.FailureReason;
import dev.vireo.app.transfer.Attachments;
import dev.vireo.app.ui.Background;
import dev.vireo.protocol.Message.Attachment;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import javafx.scene.image.Image;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

/** Puts pictures into the clipboard. FX thread. */
public final class PictureCopies {

    private final Attachments attachments;
    private final Previews previews;
    private final Background background;

    PictureCopies(Attachments attachments, Previews previews, Background background) {
        this.attachments = attachments;
        this.previews = previews;
        this.background = background;
    }

    /** The whole picture; of one that is too large for the memory, its preview. */
    public CompletionStage<Void> copy(Attachment file) {
        return image(file).thenAccept(PictureCopies::put);
    }

    static void put(Image image) {
        ClipboardContent content = new ClipboardContent();
        content.putImage(image);
        Clipboard.getSystemClipboard().setContent(content);
    }

    private CompletionStage<Image> image(Attachment file) {
        if (OriginalPictures.fits(file)) {
            return attachments.open(file).thenCompose(path -> background.ask(() -> LocalPicture.whole(path)));
        }
        CompletableFuture<Image> preview = new CompletableFuture<>();
        previews.picture(file, preview::complete, () -> preview
                .completeExceptionally(new FailedException(FailureReason.of(FailureReason.LocalCause.PICTURE_UNREADABLE))));
        return preview;
    }
}
