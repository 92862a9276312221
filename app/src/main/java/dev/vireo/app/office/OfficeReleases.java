package dev.vireo.app.office;

import dev.vireo.app.client.ReleaseClient;
import dev.vireo.app.client.TransferListener;
import dev.vireo.app.update.ReleaseSource;
import dev.vireo.protocol.Answers;
import dev.vireo.protocol.Release.ReleaseFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** The releases that the office's server offers. */
public final class OfficeReleases implements ReleaseSource {

    private final ReleaseClient releases;

    public OfficeReleases(ReleaseClient releases) {
        this.releases = releases;
    }

    @Override
    public Optional<Answers.SignedRelease> current() {
        return releases.current();
    }

    @Override
    public void download(ReleaseFile file, Path to, TransferListener transfer) throws IOException {
        releases.download(file, to, transfer);
    }
}
