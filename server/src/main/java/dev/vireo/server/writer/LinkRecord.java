package dev.vireo.server.writer;

/** What begins each record on a link. */
final class LinkRecord {

    /** Nothing new; the other side lives. */
    static final int ALIVE = 0;
    /** To the server that writes: a command. */
    static final int COMMAND = 1;
    /** From it: entries that it has committed. */
    static final int ENTRIES = 2;
    /** From it: what became of a command. Entries that belong to it came before. */
    static final int REPLY = 3;
    /** From it: it takes no more commands. */
    static final int MOVED = 4;

    private LinkRecord() {
    }
}
