package dev.vireo.app.update;

import dev.vireo.app.client.TransferListener;
import dev.vireo.protocol.Answers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** The source of updates: the office, and nowhere else. Blocks; any thread but the FX thread. Nothing of it is trusted. */
public interface ReleaseSource {

    /** Empty if none is offered. */
    Optional<Answers.SignedRelease> current();

    /**
     * Brings a package into a new file.
     *
     * @param size in bytes; anything more or less is no success
     * @throws IOException if it could not be written, had another size, or was cancelled
     */
    void download(String name, long size, Path to, TransferListener transfer) throws IOException;
}
