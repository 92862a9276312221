package dev.vireo.server.log;

import dev.vireo.protocol.Event;
import dev.vireo.protocol.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The end of the log in memory, so that a client that was away for a moment costs the database nothing. What a deletion takes
 * out of the stored entries goes from here as soon as the deletion comes by, whichever server made it. Thread-safe.
 */
final class Recent {

    private final LogEntry[] ring;
    /** The positions that are here: from the first up to before the next. */
    private long first;
    private long next;

    Recent(int capacity) {
        this.ring = new LogEntry[capacity];
    }

    synchronized void add(List<LogEntry> entries) {
        for (LogEntry entry : entries) {
            if (entry.pos() != next) {
                first = entry.pos();
            }
            ring[place(entry.pos())] = entry;
            next = entry.pos() + 1;
            first = Math.max(first, next - ring.length);
            if (entry.event() instanceof Event.MessageDeleted(Message tombstone)) {
                redact(tombstone);
            }
        }
    }

    private void redact(Message tombstone) {
        for (long pos = Math.max(first, Long.parseLong(tombstone.id())); pos < next; pos++) {
            ring[place(pos)] = ring[place(pos)].redacted(tombstone);
        }
    }

    /** The entries after a position up to another for these audiences; empty if that reaches further than this memory. */
    Optional<List<LogEntry>> after(long pos, long upTo, Set<Audience> audiences, int limit) {
        return after(pos, upTo, entry -> audiences.contains(entry.audience()), limit);
    }

    /** The entries after a position, whoever they are for; empty if that reaches back further than this memory. */
    synchronized Optional<List<LogEntry>> after(long pos, int limit) {
        return after(pos, next - 1, entry -> true, limit);
    }

    private synchronized Optional<List<LogEntry>> after(long pos, long upTo, Predicate<LogEntry> wanted, int limit) {
        if (first == next || first > pos + 1 || upTo >= next) {
            return Optional.empty();
        }
        List<LogEntry> found = new ArrayList<>();
        for (long at = pos + 1; at < next && at <= upTo && found.size() < limit; at++) {
            LogEntry entry = ring[place(at)];
            if (wanted.test(entry)) {
                found.add(entry);
            }
        }
        return Optional.of(found);
    }

    private int place(long pos) {
        return (int) (pos % ring.length);
    }
}
