package dev.vireo.app.help;

import dev.vireo.app.state.ConnectionState;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import javafx.util.Subscription;

/** The source of everything that a client knows about itself. FX thread; what takes long completes there. */
public interface HelpSource {

    /** How the office's server is known. */
    enum KeyTrust {
        /** Nothing goes over the network. */
        THIS_COMPUTER,
        /** Nobody vouches for it, as nothing is encrypted. */
        PLAIN,
        /** By its key, which this client keeps. */
        PINNED,
        /** By an authority that this computer trusts. */
        VOUCHED
    }

    /**
     * The office in which somebody is signed in.
     *
     * @param since       when its connection came into this state
     * @param reconnects  how often the stream was opened again
     * @param corrections how often unread counts had to be corrected
     * @param protocol    the version of TLS; empty without encryption, and before the first connection
     */
    record OfficeFacts(String name, String username, URI address, ConnectionState state, Instant since, int reconnects, int corrections,
            Optional<String> protocol, KeyTrust trust) {
    }

    /** @param standard whether they are where the system wants them */
    record FolderFacts(Path data, Path config, Path cache, Path logs, boolean standard) {
    }

    /** In bytes. @param kept what the signed-in account has on the disk */
    record DiskFacts(long kept, long logs) {
    }

    /** The version of Vireo. */
    String version();

    /** Empty while nobody is signed in. */
    Optional<OfficeFacts> office();

    FolderFacts folders();

    /** The version of the office's server; fails if it cannot be asked. */
    CompletionStage<String> serverVersion();

    CompletionStage<DiskFacts> disk();

    CompletionStage<?> save(Path file, String text);

    /** Calls this whenever {@link #office()} may have changed. */
    Subscription follow(Runnable changed);

    /** Shows the log's folder in the system's file manager. */
    void openLogs();
}
