package dev.vireo.server.log;

import org.jspecify.annotations.Nullable;

/**
 * Says how long what a batch looked up stays true for the next ones. A generation ends whenever anything may have changed that the
 * writer does not know of: when a command gets the tables into its hands, when a batch fails, when another server has written, and
 * when this one has changed anything past the writer. One thread.
 */
final class Generation {

    private long number;
    private @Nullable LogHead left;
    private long transactions;

    /** This generation; another one follows when it ends. */
    long number() {
        return number;
    }

    /**
     * The log's lock is held.
     *
     * @param found        where the log's head was then
     * @param transactions how many durable transactions this server has begun
     */
    void begin(LogHead found, long transactions) {
        if (!found.equals(left) || transactions != this.transactions + 1) {
            end();
        }
        left = null;
        this.transactions = transactions;
    }

    /** The transaction is on stable storage, and left the head here. */
    void leave(LogHead head) {
        left = head;
    }

    /** What was looked up so far is not to be used any more. */
    void end() {
        number++;
    }
}
