package dev.vireo.server.attachment;

import dev.vireo.picture.InvalidPictureException;
import dev.vireo.picture.Picture;
import dev.vireo.protocol.Message.Preview;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The result of inspecting the beginning of a file.
 *
 * @param width   of a picture, in pixels; null of everything else
 * @param preview what can be shown of it, if it turns out to be whole; null if nothing
 */
record FileInspection(String type, @Nullable Integer width, @Nullable Integer height, @Nullable Preview preview) {

    static FileInspection at(Path file) throws IOException {
        String type = FileType.of(file);
        if (type.equals(FileType.TEXT)) {
            return new FileInspection(type, null, null, Preview.TEXT);
        }
        if (!type.startsWith("image/")) {
            return new FileInspection(type, null, null, null);
        }
        try {
            Picture picture = Picture.of(file);
            return new FileInspection(type, picture.width(), picture.height(), picture.isWithinLimits() ? Preview.IMAGE : null);
        } catch (InvalidPictureException unreadable) {
            return new FileInspection(type, null, null, null);
        }
    }
}
