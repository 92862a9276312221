package dev.vireo.app.localserver;

import java.io.IOException;
import java.nio.file.Path;

/** Starts processes for offices. */
@FunctionalInterface
public interface OfficeLauncher {

    /** Starts an {@link OfficeProcess} that takes over the office in this folder and outlives this process. */
    Process start(Path folder) throws IOException;
}
