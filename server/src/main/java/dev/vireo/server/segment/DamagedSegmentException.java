package dev.vireo.server.segment;

import java.util.Objects;

/** Thrown when entries of the log are missing, damaged, or of another office. The message says in one line which. */
public final class DamagedSegmentException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public DamagedSegmentException(String message) {
        super(message);
    }

    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }
}
