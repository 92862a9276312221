package dev.vireo.server;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Closes resources in the reverse order of opening. One that fails to close does not keep the others open. */
final class CloseableStack implements AutoCloseable {

    private static final Logger logger = LoggerFactory.getLogger(CloseableStack.class);

    private final Deque<AutoCloseable> open = new ArrayDeque<>();

    synchronized <T extends AutoCloseable> T add(T part) {
        open.push(part);
        return part;
    }

    @Override
    public synchronized void close() {
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (Exception e) {
                logger.error("A part of the server did not close in order", e);
            }
        }
    }
}
