package dev.vireo.server;

import dev.vireo.server.attachment.Attachments;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Loads and opens what a server may need much later. An upgrade replaces the libraries beneath a running server; what is open by
 * then stays as it was.
 */
final class ServerWarmUp {

    private static final Logger logger = LoggerFactory.getLogger(ServerWarmUp.class);
    private static final String NOWHERE = "dev/vireo/server/there-is-no-such-file";

    private ServerWarmUp() {
    }

    static void run() {
        // Looking for a resource that does not exist opens every library once.
        ServerWarmUp.class.getClassLoader().getResource(NOWHERE);
        try {
            Attachments.warmUp();
        } catch (RuntimeException e) {
            logger.warn("A library for handling files can't be loaded", e);
        }
    }
}
