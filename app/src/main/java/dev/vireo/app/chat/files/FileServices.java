package dev.vireo.app.chat.files;

import dev.vireo.app.transfer.Attachments;
import dev.vireo.app.transfer.Uploads;
import dev.vireo.app.ui.Background;
import dev.vireo.app.ui.Theme;
import java.time.Clock;
import java.util.List;
import javafx.scene.image.Image;

/** The services that send, show and save files. FX thread. */
public record FileServices(AttachedFiles drafts, Previews previews, SavedFiles saves, PictureViewer viewer, PictureCopies copies,
        FileDragging dragging, ChooseFiles choose, Background background, Clock clock) {

    /** @param icons of the windows in which pictures show, in their sizes */
    public static FileServices of(Uploads uploads, Attachments attachments, ChooseFiles choose, Background background, Theme theme,
            List<Image> icons, Clock clock) {
        Previews previews = new Previews(attachments, background);
        SavedFiles saves = new SavedFiles(attachments, choose);
        PictureViewer viewer = new PictureViewer(attachments, previews, saves, background, theme, icons, clock);
        return new FileServices(new AttachedFiles(uploads, background), previews, saves, viewer,
                new PictureCopies(attachments, previews, background), new FileDragging(attachments), choose, background, clock);
    }
}
