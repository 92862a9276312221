package dev.vireo.server;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a server does that is a process of its own when it cannot go on, for one because its memory is used up: it ends at once, and
 * its service starts it again. Going on would be worse, half dead, with nobody told of anything. Nothing that was acknowledged is
 * lost by it.
 */
final class FatalErrorExit {

    /** The same as of a JVM with {@code -XX:+ExitOnOutOfMemoryError}. */
    static final int EXIT_CODE = 3;

    private static final Logger logger = LoggerFactory.getLogger(FatalErrorExit.class);

    private FatalErrorExit() {
    }

    /** From now on, whatever thread of this process dies because the JVM has no more to give takes the process along. */
    static void guardAllThreads() {
        Thread.setDefaultUncaughtExceptionHandler((thread, fault) -> {
            if (fault instanceof VirtualMachineError error) {
                end(error);
            }
            logger.error("Thread {} died", thread.getName(), fault);
        });
    }

    /** Does not return. */
    static void end(Error error) {
        try {
            logger.error("The server can't continue and exits; it has to be restarted", error);
        } finally {
            Runtime.getRuntime().halt(EXIT_CODE);
        }
    }
}
