package dev.vireo.app.client;

import dev.vireo.protocol.KeyFingerprint;
import java.net.URI;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Recognises an office wherever it answers: by its key, within the handshake, before a word is said to whoever answers there. Since
 * one certificate may serve several offices, it must also have the same name, or accept this person's token.
 *
 * @param name  of the office; empty if that is not known
 * @param token of a session there; a secret
 */
public record OfficeProbe(KeyFingerprint key, String name, String token) {

    private static final Logger log = LoggerFactory.getLogger(OfficeProbe.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** Blocks. */
    public boolean answersAt(URI address) {
        if (!"https".equals(address.getScheme())) {
            return false;
        }
        try (ServerClient client = ServerClient.of(address, ServerTrust.pinned(key))) {
            String there = client.healthWithin(PATIENCE).office();
            return there != null && (name.isEmpty() || name.equals(there) || isKnown(client));
        } catch (ServerException e) {
            log.debug("Not the office at {}: {}", address, e.reason());
            return false;
        }
    }

    private boolean isKnown(ServerClient client) {
        try {
            client.signedIn(token).office();
            return true;
        } catch (ServerException.Unauthorised e) {
            return false;
        }
    }

    @Override
    public String toString() {
        return "OfficeProbe[" + name + "]";
    }
}
