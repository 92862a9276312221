package dev.vireo.server.move;

/** The move cannot begin, for a reason its administrator can mend; nothing was changed. The message is one line that says which. */
public final class RefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RefusedException(String message) {
        super(message);
    }
}
