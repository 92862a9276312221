package dev.vireo.picture;

/** Thrown when bytes are not a picture that can be read. The message tells a person why. */
public final class InvalidPictureException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    InvalidPictureException(String message) {
        super(message);
    }
}
