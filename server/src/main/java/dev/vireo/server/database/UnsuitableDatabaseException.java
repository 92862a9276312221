package dev.vireo.server.database;

/** The database answers, but cannot hold an office as it is set up. The message is one line that says why. */
public final class UnsuitableDatabaseException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnsuitableDatabaseException(String message) {
        super(message);
    }
}
