package dev.vireo.app.client;

import java.io.IOException;

/** What came is not as large as it was said to be. */
public final class OtherSizeException extends IOException {

    private static final long serialVersionUID = 1L;

    public OtherSizeException() {
        super("the file has another size than it should");
    }
}
