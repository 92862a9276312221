package dev.vireo.server;

import java.util.Objects;

/** Thrown when the server cannot start for a reason that its administrator can fix. The message is one line that names it. */
public class StartException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StartException(String message) {
        super(message);
    }

    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }
}
