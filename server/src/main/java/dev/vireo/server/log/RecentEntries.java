package dev.vireo.server.log;

import dev.vireo.protocol.Event;
import dev.vireo.protocol.Message;
import dev.vireo.protocol.User;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the end of the log in memory, so that clients that were away for a moment cost the database nothing. What a
 * deletion redacts in stored entries is redacted here when the deletion comes by, whichever server made it. Bounded in entries
 * and in bytes. Thread-safe.
 */
final class RecentEntries {

    private final @Nullable LogEntry[] ring;
    private final long maxBytes;
    /** The positions kept here: from {@link #first} up to but not including {@link #next}. */
    private long first;
    private long next;
    private long bytes;

    RecentEntries(int capacity, long maxBytes) {
        this.ring = new LogEntry[capacity];
        this.maxBytes = maxBytes;
    }

    synchronized void add(List<LogEntry> entries) {
        for (LogEntry entry : entries) {
            if (entry.pos() != next) {
                forgetUpTo(next);
                first = entry.pos();
            }
            forgetUpTo(entry.pos() + 1 - ring.length);
            ring[slot(entry.pos())] = entry;
            bytes += entry.weight();
            next = entry.pos() + 1;
            while (bytes > maxBytes && first < next - 1) {
                forgetUpTo(first + 1);
            }
            switch (entry.event()) {
                case Event.MessageDeleted(Message tombstone) ->
                        redact(Long.parseLong(tombstone.id()), earlier -> earlier.redacted(tombstone));
                case Event.UserUpdated(User user) when user.deleted() -> redact(first, earlier -> earlier.redacted(user));
                default -> {}
            }
        }
    }

    /** Forgets the entries before a position. */
    private void forgetUpTo(long pos) {
        for (; first < Math.min(pos, next); first++) {
            bytes -= at(first).weight();
            ring[slot(first)] = null;
        }
    }

    private void redact(long from, UnaryOperator<LogEntry> redaction) {
        for (long pos = Math.max(first, from); pos < next; pos++) {
            LogEntry redacted = redaction.apply(at(pos));
            bytes += redacted.weight() - at(pos).weight();
            ring[slot(pos)] = redacted;
        }
    }

    private LogEntry at(long pos) {
        return Objects.requireNonNull(ring[slot(pos)]);
    }

    /**
     * The entries for these audiences after a position and up to another; empty if they are not all in memory.
     *
     * @param room the most bytes
     */
    Optional<LogPage> after(long pos, long upTo, Set<Audience> audiences, int limit, long room) {
        return after(pos, upTo, entry -> audiences.contains(entry.audience()), limit, room);
    }

    /** Like the other, for all audiences and up to the end; empty if they are not all in memory. */
    synchronized Optional<LogPage> after(long pos, int limit, long room) {
        return after(pos, next - 1, entry -> true, limit, room);
    }

    private synchronized Optional<LogPage> after(long pos, long upTo, Predicate<LogEntry> wanted, int limit, long room) {
        if (first == next || first > pos + 1 || upTo >= next) {
            return Optional.empty();
        }
        List<LogEntry> found = new ArrayList<>();
        long left = room;
        for (long at = pos + 1; at < next && at <= upTo; at++) {
            LogEntry entry = at(at);
            if (wanted.test(entry)) {
                if (found.size() == limit || left <= 0 && !found.isEmpty()) {
                    return Optional.of(new LogPage(found, true));
                }
                found.add(entry);
                left -= entry.weight();
            }
        }
        return Optional.of(new LogPage(found, false));
    }

    private int slot(long pos) {
        return (int) (pos % ring.length);
    }
}
