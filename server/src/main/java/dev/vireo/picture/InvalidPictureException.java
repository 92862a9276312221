package dev.vireo.picture;

import java.util.Objects;

/** Thrown when bytes are not a picture that can be read. The message tells a person why. */
public final class InvalidPictureException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    InvalidPictureException(String message) {
        super(message);
    }

    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }
}
