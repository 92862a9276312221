package dev.vireo.server.journal;

import java.util.Objects;

/** Thrown when a journal lacks something that was acknowledged. The message says in one line what. */
public final class DamagedJournalException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public DamagedJournalException(String message) {
        super(message);
    }

    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }
}
