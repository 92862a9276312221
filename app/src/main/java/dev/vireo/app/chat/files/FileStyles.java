package dev.vireo.app.chat.files;

import java.util.Objects;

/** The style sheet of files. */
public final class FileStyles {

    /** What all of it looks like; on the root of every window that shows files. */
    public static String css() {
        return Objects.requireNonNull(FileStyles.class.getResource("files.css")).toExternalForm();
    }

    private FileStyles() {
    }
}
