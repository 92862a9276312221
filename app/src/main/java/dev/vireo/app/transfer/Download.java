package dev.vireo.app.transfer;

import java.nio.file.Path;

/** A file on its way to this computer. FX thread only. */
public final class Download extends FileTransfer {

    private final Upload.UploadAttempt attempt = new Upload.UploadAttempt();

    Download(Path file) {
        super(file);
    }

    @Override
    public void cancel() {
        attempt.cancelled = true;
    }

    Upload.UploadAttempt attempt() {
        return attempt;
    }
}
