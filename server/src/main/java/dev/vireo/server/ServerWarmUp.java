package dev.vireo.server;

import dev.vireo.server.attachment.Attachments;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Loads and opens what a server may need much later. An upgrade replaces the libraries beneath a running server; what is open by
 * then stays as it was. Where a package keeps the files of a program that runs, that is a waste of memory, and not done.
 */
final class ServerWarmUp {

    private static final Logger logger = LoggerFactory.getLogger(ServerWarmUp.class);
    /** Set by packages, to {@code true}. */
    private static final String KEPT = "vireo.files.kept";
    private static final String NOWHERE = "dev/vireo/server/there-is-no-such-file";

    private ServerWarmUp() {
    }

    static void run() {
        if (Boolean.getBoolean(KEPT)) {
            return;
        }
        // Looking for a resource that does not exist opens every library once.
        ServerWarmUp.class.getClassLoader().getResource(NOWHERE);
        try {
            Attachments.warmUp();
        } catch (RuntimeException e) {
            logger.warn("A library for handling files can't be loaded", e);
        }
    }
}
