package dev.vireo.app.transfer;

import java.nio.file.Path;

/** A channel that is being written down into a file. FX thread only. */
public final class Export extends FileTransfer {

    private volatile boolean cancelled;

    Export(Path file) {
        super(file);
    }

    @Override
    public void cancel() {
        cancelled = true;
    }

    /** From any thread. */
    boolean cancelled() {
        return cancelled;
    }
}
