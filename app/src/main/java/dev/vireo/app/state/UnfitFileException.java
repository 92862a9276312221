package dev.vireo.app.state;

/** A file cannot be sent or kept; the message says in plain words why. */
final class UnfitFileException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnfitFileException(String message) {
        super(message);
    }
}
