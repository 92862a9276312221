package dev.vireo.server.move;

/**
 * Thrown when a move ended before it was complete. The message is one line that says why. The source is intact, and another run
 * may finish the move.
 */
public final class UnfinishedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnfinishedException(String message) {
        super(message);
    }
}
