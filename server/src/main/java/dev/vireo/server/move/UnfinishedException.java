package dev.vireo.server.move;

/** The move ended before it was complete; the message is one line that says why. The source is whole, and a further try may finish it. */
public final class UnfinishedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnfinishedException(String message) {
        super(message);
    }
}
