package dev.vireo.protocol.text;

/** Thrown when a text has more markup than is worth parsing. */
final class TooMuch extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TooMuch() {
        super("too much markup", null, false, false);
    }
}
