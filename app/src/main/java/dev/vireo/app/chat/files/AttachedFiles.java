package dev.vireo.app.chat.files;

import dev.vireo.app.transfer.Uploads;
import dev.vireo.app.ui.Background;
import java.util.HashMap;
import java.util.Map;

/** The files of everything that is being written, by what it is written to. They wait while a window is closed. FX thread. */
public final class AttachedFiles {

    private final Uploads uploads;
    private final Background background;
    private final Map<Object, AttachedModel> drafts = new HashMap<>();

    public AttachedFiles(Uploads uploads, Background background) {
        this.uploads = uploads;
        this.background = background;
    }

    AttachedModel of(Object draft) {
        return drafts.computeIfAbsent(draft, _ -> new AttachedModel(uploads, background));
    }
}
