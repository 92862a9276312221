package dev.vireo.app.channels;

import dev.vireo.app.ui.Texts;
import java.util.concurrent.CompletionException;

/** Why something did not work, in words for a person. */
final class Failures {

    private Failures() {
    }

    static Throwable cause(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }

    /** @param texts of this package, for a failure that brings no words of its own */
    static String words(Throwable failure, Texts texts) {
        String message = cause(failure).getMessage();
        return message == null || message.isBlank() ? texts.get("problem.unknown") : message;
    }
}
