package dev.vireo.picture;

/** Something is no picture that can be read here; the message says why, in plain words. */
public final class InvalidPictureException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    InvalidPictureException(String message) {
        super(message);
    }
}
