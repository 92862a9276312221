package dev.vireo.server;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends a server process that cannot continue, for example because it ran out of memory, so that its service manager restarts it.
 * Carrying on would be worse: half of the server would be dead and nobody would receive anything. Nothing that was acknowledged
 * is lost.
 */
final class FatalErrorExit {

    /** The exit code of a JVM with {@code -XX:+ExitOnOutOfMemoryError}. */
    static final int EXIT_CODE = 3;

    private static final Logger logger = LoggerFactory.getLogger(FatalErrorExit.class);

    private FatalErrorExit() {
    }

    /** Ends the process when any thread dies because the JVM is out of resources. */
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
