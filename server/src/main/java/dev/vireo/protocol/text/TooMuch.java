package dev.vireo.protocol.text;

/** Says that a text has more markup than anybody writes to be read. */
final class TooMuch extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TooMuch() {
        super("too much markup", null, false, false);
    }
}
