package dev.vireo.app.transfer;

import java.nio.file.Path;

/** Takes files to the server, ahead of the messages that carry them. Called on the FX thread; never blocks. */
public interface Uploads {

    /** Begins at once. */
    Upload upload(Path file);

    /** Of what has no file, as a picture that was pasted; begins at once. */
    Upload upload(String name, byte[] content);
}
