package dev.vireo.app.office;

import dev.vireo.app.client.ReleaseClient;
import dev.vireo.app.client.TransferListener;
import dev.vireo.app.update.ReleaseSource;
import dev.vireo.protocol.Answers;
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
    public void download(String name, long size, Path to, TransferListener transfer) throws IOException {
        releases.download(name, size, to, transfer);
    }
}
