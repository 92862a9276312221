package dev.vireo.app.update;

import dev.vireo.app.client.OtherSizeException;
import dev.vireo.app.client.Refusals;
import dev.vireo.app.client.TransferListener;
import dev.vireo.app.failures.FailedException;
import dev.vireo.app.failures.FailureReason;
import dev.vireo.protocol.Answers;
import dev.vireo.protocol.Release.ReleaseFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** An office that offers what a test says, and sends what it says, which may be something else. */
final class ScriptedReleases implements ReleaseSource {

    static final byte[] CONTENT = "the package of a new version".getBytes(StandardCharsets.UTF_8);

    Optional<Answers.SignedRelease> offered = Optional.empty();
    byte[] sent = CONTENT;
    /** Whether the office cannot be reached. */
    boolean away;
    /** Whether the disk is full. */
    boolean full;
    /** Run when half of a download is there. */
    Runnable half = () -> {};
    int looks;
    /** How much of the package was there already when the last download began. */
    long there;

    @Override
    public Optional<Answers.SignedRelease> current() {
        looks++;
        if (away) {
            throw new FailedException(FailureReason.LocalCause.UNREACHABLE, "");
        }
        return offered;
    }

    @Override
    public void download(ReleaseFile file, Path to, TransferListener transfer) throws IOException {
        long size = file.size();
        there = Files.exists(to) ? Files.size(to) : 0;
        Files.write(to, Arrays.copyOf(sent, sent.length / 2));
        transfer.moved(sent.length / 2, size);
        half.run();
        if (away) {
            throw Refusals.unreachable();
        }
        if (full) {
            throw new IOException("no space left");
        }
        if (transfer.cancelled()) {
            throw new IOException("cancelled");
        }
        Files.write(to, sent);
        if (sent.length != size) {
            throw new OtherSizeException();
        }
    }
}
