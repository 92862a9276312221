package dev.vireo.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * Notes in a data folder which folder it is, so that a copy is noticed: it has the note of the folder that it was copied from. A copy
 * that was taken while a server wrote may be torn, and has to be read from end to end once before it is served.
 */
final class FolderMark {

    private static final String FILE = "served-from";

    private final Path folder;

    FolderMark(Path folder) {
        this.folder = folder;
    }

    /** Whether this is a copy of a folder that a server has served. */
    boolean isCopy() {
        try {
            return Files.exists(note()) && !Files.readString(note()).strip().equals(identity());
        } catch (IOException unreadable) {
            return true;
        }
    }

    /** @throws StartException if the folder can't be written to */
    void remember() {
        try {
            Files.writeString(note(), identity() + "\n");
        } catch (IOException e) {
            throw new StartException("The data folder " + folder + " can't be written to. Check its permissions.");
        }
    }

    private Path note() {
        return folder.resolve(FILE);
    }

    /** The folder's number in its file system; on Windows, which has none, when it was made. */
    private String identity() throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(folder, BasicFileAttributes.class);
        return attributes.fileKey() == null ? attributes.creationTime().toString() : attributes.fileKey().toString();
    }
}
