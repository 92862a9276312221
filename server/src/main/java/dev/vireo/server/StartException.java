package dev.vireo.server;

/** The server cannot start, for a reason its administrator can mend. The message is one line that says which. */
public final class StartException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StartException(String message) {
        super(message);
    }
}
