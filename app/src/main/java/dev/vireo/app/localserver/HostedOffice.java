package dev.vireo.app.localserver;

import dev.vireo.protocol.KeyFingerprint;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** The office that is open on this computer, in this process or in one of its own. Any thread. */
public interface HostedOffice extends AutoCloseable {

    /** Where this computer's own client finds it. */
    URI address();

    /** By which key colleagues' clients know it. */
    KeyFingerprint fingerprint();

    /** What to tell colleagues, the likeliest first; empty if only this computer can reach it. */
    List<URI> addressesForOthers();

    /** Whether others on the network can reach it. */
    boolean onNetwork();

    /** Whether other computers' connections are encrypted. */
    boolean isEncrypted();

    /** Whether it goes on when this process ends. */
    boolean inBackground();

    /** What the first owner's account is made with; empty once the office is set up. */
    Optional<String> setupCode();

    /** Lets go of it: an office in this process ends with that, one in the background goes on. */
    @Override
    void close();

    /** Ends it in order, wherever it is: the streams end, what was accepted is written, the folder is released. Blocks for some seconds. */
    void end();
}
