package dev.vireo.app.client;

import java.io.IOException;

/** A download had another size than was announced. */
public final class OtherSizeException extends IOException {

    private static final long serialVersionUID = 1L;

    public OtherSizeException() {
        super("the file has another size than it should");
    }
}
