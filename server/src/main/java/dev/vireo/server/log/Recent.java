package dev.vireo.server.log;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The end of the log in memory, so that a client that was away for a moment costs the database nothing. Thread-safe. */
final class Recent {

    private final int capacity;
    private final Deque<LogEntry> entries = new ArrayDeque<>();

    Recent(int capacity) {
        this.capacity = capacity;
    }

    synchronized void add(List<LogEntry> next) {
        entries.addAll(next);
        while (entries.size() > capacity) {
            entries.removeFirst();
        }
    }

    /** The entries after a position for these audiences; empty if that reaches back further than this memory. */
    synchronized Optional<List<LogEntry>> after(long pos, long upTo, Set<Audience> audiences, int limit) {
        if (entries.isEmpty() || entries.getFirst().pos() > pos + 1) {
            return Optional.empty();
        }
        List<LogEntry> found = new ArrayList<>();
        for (LogEntry entry : entries) {
            if (entry.pos() > upTo || found.size() == limit) {
                break;
            }
            if (entry.pos() > pos && audiences.contains(entry.audience())) {
                found.add(entry);
            }
        }
        return Optional.of(found);
    }

    /** The entries after a position, whoever they are for; empty if that reaches back further than this memory. */
    synchronized Optional<List<LogEntry>> after(long pos, int limit) {
        if (entries.isEmpty() || entries.getFirst().pos() > pos + 1) {
            return Optional.empty();
        }
        return Optional.of(entries.stream().dropWhile(entry -> entry.pos() <= pos).limit(limit).toList());
    }
}
