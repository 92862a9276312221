package dev.vireo.server.log;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * Where the log's entries are. Whatever is changed is part of the caller's transaction: nobody sees it before that is committed, and nobody
 * ever if it fails. Whoever reads sees every entry from the log's first position up to the last that was committed, whole and in order.
 * Any thread may read; those that change something hold the log's lock.
 */
interface EntryStore {

    /** Adds entries behind the last one; the caller moves the log's head. */
    void append(StatementPipeline statements, List<LogEntry> entries);

    /** The entry at a position, unless it was pruned. */
    Optional<LogEntry> at(Handle handle, long pos);

    /** Those that tell an audience of people; found among its entries, so it should be one with few. */
    List<LogEntry> profiles(Handle handle, Audience audience);

    /** Replaces the data of a stored entry, and nothing else. */
    void replace(Handle handle, LogEntry entry);

    /** Every entry after a position, in order. */
    List<LogEntry> after(Handle handle, long pos, int limit);

    /** The entries for these audiences after a position and up to another, in order. The cost does not depend on the position. */
    List<LogEntry> after(Handle handle, long pos, long upTo, Set<Audience> audiences, int limit);

    /**
     * Deletes up to {@code limit} of the first entries, up to the last that is older than a time, but never the log's last one.
     *
     * @return how many
     */
    int prune(Handle handle, Instant before, int limit);

    /**
     * Removes from the disk what pruning and replacing left there. Called now and then, outside of a transaction, without the log's lock.
     */
    void tidy();
}
