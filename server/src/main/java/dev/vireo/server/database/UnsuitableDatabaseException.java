package dev.vireo.server.database;

import java.util.Objects;

/** Thrown when the database answers, but is not set up so that it can hold an office. The message is one line that says why. */
public final class UnsuitableDatabaseException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnsuitableDatabaseException(String message) {
        super(message);
    }

    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }
}
