package dev.vireo.app.chat.files;

import dev.vireo.app.transfer.Attachments;
import dev.vireo.app.ui.Background;
import dev.vireo.protocol.Limits;
import dev.vireo.protocol.Message.Attachment;
import java.util.function.Consumer;
import javafx.scene.image.Image;

/** Brings whole pictures, one at a time: each is up to 100 MB in memory, so none is kept here. FX thread. */
final class OriginalPictures {

    private final Attachments attachments;
    private final Background background;
    private int wanted;

    OriginalPictures(Attachments attachments, Background background) {
        this.attachments = attachments;
        this.background = background;
    }

    /** Whether it can be decoded in bounded memory. */
    static boolean fits(Attachment file) {
        Integer width = file.width();
        Integer height = file.height();
        return width != null && height != null && (long) width * height <= Limits.PREVIEW_PIXELS;
    }

    /** Hands over the picture, unless another one is wanted by then. */
    void bring(Attachment file, Consumer<Image> then, Runnable failed) {
        int mine = ++wanted;
        attachments.open(file).whenComplete((path, failure) -> {
            if (mine != wanted) {
                return;
            }
            if (failure != null) {
                failed.run();
                return;
            }
            background.call(() -> LocalPicture.whole(path)).succeeded(image -> {
                if (mine == wanted) {
                    then.accept(image);
                }
            }).failed(_ -> {
                if (mine == wanted) {
                    failed.run();
                }
            }).start();
        });
    }

    /** Nobody waits any more. */
    void rest() {
        wanted++;
    }
}
