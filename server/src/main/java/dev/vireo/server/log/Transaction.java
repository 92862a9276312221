package dev.vireo.server.log;

import dev.vireo.protocol.Event;
import dev.vireo.protocol.Message;
import dev.vireo.protocol.User;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * One write transaction of the log: reads and writes tables through {@link #sql()}, and appends the entries that everybody
 * receives. One thread.
 */
public final class Transaction {

    private final Handle handle;
    private final StatementPipeline statements;
    private final EntryStore stored;
    private final OfficeClock clock;
    private final Generation generation;
    private final long transactions;
    private final boolean trusting;
    private final List<LogEntry> entries = new ArrayList<>();
    private final StatementPipeline.PendingQuery<LogHead> lock;
    private @Nullable LogHead head;
    private boolean touched;

    /**
     * @param lock         what takes the log's lock, before anything that is asked later; its answer is the log's head
     * @param transactions how many durable transactions this server has begun, with this one
     * @param trusting     as in {@link #isTrusting}
     */
    Transaction(Handle handle, StatementPipeline statements, StatementPipeline.PendingQuery<LogHead> lock, EntryStore stored,
            OfficeClock clock, Generation generation, long transactions, boolean trusting) {
        this.handle = handle;
        this.statements = statements;
        this.stored = stored;
        this.clock = clock;
        this.lock = lock;
        this.generation = generation;
        this.transactions = transactions;
        this.trusting = trusting;
    }

    /** The office's tables, with the log's lock held. Whoever gets them may change anything, so that the generation ends. */
    public Handle sql() {
        Handle tables = sqlBesideAuthors();
        touched = true;
        generation.end();
        return tables;
    }

    /**
     * Like {@link #sql()}, for what is as frequent as messages and changes nothing that the next message depends on: no account, no
     * channel, nobody's membership or role, and not how many messages there are. The generation goes on.
     */
    public Handle sqlBesideAuthors() {
        statements.flush();
        head();
        return handle;
    }

    /**
     * Which generation this is. What was looked up in the same one, in this batch or an earlier one, is still true, apart from what
     * the asker itself has changed through {@link #statements()}.
     */
    public long generation() {
        head();
        return generation.number();
    }

    /** Whether a generation is over for sure, as far as this is known without asking the database. */
    public boolean isOver(long earlier) {
        return generation.number() != earlier;
    }

    /**
     * Whether a command may leave it to the database to refuse what it would otherwise look up first. If the database does refuse,
     * all commands of the batch run once more, without trust.
     */
    public boolean isTrusting() {
        return trusting;
    }

    /** The same tables, through a pipeline for what every message needs. */
    public StatementPipeline statements() {
        return statements;
    }

    /** The position of the next entry, also used as the id of what it creates. */
    public long nextPos() {
        return head().pos() + 1;
    }

    /**
     * The current time, to the microsecond. It is later than any other of this office unless the clock was put back: then it
     * follows the clock, and only positions and numbers show the order.
     */
    public Instant nextTime() {
        Instant next = clock.next(head().lastAt());
        head = head().at(next);
        return next;
    }

    /** Writes an entry. @return its position */
    public long append(Event.Stored event, Audience audience) {
        LogHead next = head().next();
        head = next;
        entries.add(LogEntry.of(next.pos(), next.lastAt(), audience, event));
        return next.pos();
    }

    /**
     * Removes the text of a deleted message from earlier entries, so that no replay brings it back. For whom it counted stays.
     * Pruned entries are skipped.
     */
    public void redact(Message tombstone, Collection<Long> positions) {
        entries.replaceAll(entry -> entry.redacted(tombstone));
        for (long position : positions) {
            stored.at(sql(), position).map(entry -> entry.redacted(tombstone))
                    .ifPresent(entry -> stored.replace(handle, entry));
        }
    }

    /**
     * Takes the profile of somebody who was deleted for good out of the entries that told of it.
     *
     * @param audiences whom profiles are told to
     */
    public void redact(User former, Collection<Audience> audiences) {
        entries.replaceAll(entry -> entry.redacted(former));
        for (Audience audience : audiences) {
            for (LogEntry entry : stored.profiles(sql(), audience)) {
                LogEntry redacted = entry.redacted(former);
                if (redacted != entry) {
                    stored.replace(handle, redacted);
                }
            }
        }
    }

    List<LogEntry> entries() {
        return entries;
    }

    /** The head after the entries written so far. */
    LogHead head() {
        if (head == null) {
            head = lock.rows().getFirst();
            generation.begin(head, transactions);
        }
        return head;
    }

    /** The transaction is on stable storage. */
    void committed() {
        generation.leave(head());
        if (touched) {
            generation.end();
        }
    }

    /** Whether no entry was written. */
    boolean isUnchanged() {
        return head().equals(lock.rows().getFirst());
    }
}
