package dev.vireo.app.update;

import dev.vireo.app.client.TransferListener;
import dev.vireo.protocol.Answers;
import dev.vireo.protocol.Release.ReleaseFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** The source of updates: the office, and nowhere else. Blocks; any thread but the FX thread. Nothing of it is trusted. */
public interface ReleaseSource {

    /** Empty if none is offered. */
    Optional<Answers.SignedRelease> current();

    /**
     * Brings a package, or what is missing of it.
     *
     * @param file its size is that of the whole; anything more or less is no success
     * @param to   may hold the beginning of it already; what came stays there if this fails
     * @throws IOException if it could not be written, had another size, or was cancelled
     */
    void download(ReleaseFile file, Path to, TransferListener transfer) throws IOException;
}
