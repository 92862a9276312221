package dev.vireo.server.log;

import java.util.ArrayList;
import java.util.List;

/**
 * A page of the log's entries, in order.
 *
 * @param more whether there may be further ones, for which there was no room
 */
public record LogPage(List<LogEntry> entries, boolean more) {

    /** The number of entries read first while their length is unknown. */
    private static final int FIRST_STEP = 25;
    /** Hardly any entry takes more memory. */
    private static final long LONG_ENTRY = 64 * 1024;

    /** Reads a few entries first, then as many as fit if all are as long as those; at least one. */
    static LogPage inSteps(long after, int limit, long room, ReadStep steps) {
        List<LogEntry> found = new ArrayList<>();
        long bytes = 0;
        long step = Math.clamp(room / LONG_ENTRY, 1, FIRST_STEP);
        do {
            int most = (int) Math.min(step, limit - found.size());
            List<LogEntry> some = steps.read(found.isEmpty() ? after : found.getLast().pos(), most);
            found.addAll(some);
            bytes += some.stream().mapToLong(LogEntry::weight).sum();
            if (some.size() < most) {
                return new LogPage(found, false);
            }
            step = Math.max(1, (room - bytes) / Math.max(1, bytes / found.size()));
        } while (found.size() < limit && bytes < room);
        return new LogPage(found, true);
    }

    /** Reads a number of entries after a position. */
    interface ReadStep {

        List<LogEntry> read(long after, int limit);
    }

    /** Its approximate memory in bytes. */
    public int weight() {
        return entries.stream().mapToInt(LogEntry::weight).sum();
    }
}
