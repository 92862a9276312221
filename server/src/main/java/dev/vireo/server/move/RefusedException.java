package dev.vireo.server.move;

import java.util.Objects;

/**
 * Thrown when a move cannot begin for a reason that the administrator can fix. Nothing was changed. The message is one line that
 * names it.
 */
public final class RefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RefusedException(String message) {
        super(message);
    }

    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }
}
