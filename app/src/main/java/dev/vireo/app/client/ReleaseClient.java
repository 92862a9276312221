package dev.vireo.app.client;

import dev.vireo.protocol.Answers;
import dev.vireo.protocol.Release.ReleaseFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** The API of updates as methods, with the rules of {@link ServerClient}. Whatever comes is not trusted yet. */
public final class ReleaseClient {

    private final Http http;

    ReleaseClient(Http http) {
        this.http = http;
    }

    /** What the office offers as an update; empty if it offers none, or is too old to. */
    public Optional<Answers.SignedRelease> current() {
        try {
            return Optional.of(http.call("GET", "/api/v1/release", null, Answers.SignedRelease.class));
        } catch (ServerException.Refused e) {
            if (e.status() == 404) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /**
     * Brings a package, or what is missing of it. Blocks for as long as that takes; interrupting the thread ends it.
     *
     * @param file its size is that of the whole; anything more or less is no success
     * @param to   may hold the beginning of it already; whatever is written stays if this fails
     * @throws ServerException if it did not come
     * @throws IOException     if it could not be written, had another size, or was cancelled
     */
    public void download(ReleaseFile file, Path to, TransferListener transfer) throws IOException {
        new BoundedDownload(http, file.size(), to, transfer).fetch("/downloads/" + Http.escape(file.name()), '"' + file.sha256() + '"');
    }
}
