package dev.vireo.server.log;

import java.util.List;

/**
 * Some entries of the log, in order.
 *
 * @param more whether there may be further ones, for which there was no room
 */
public record LogPage(List<LogEntry> entries, boolean more) {

    /** How much memory it takes, roughly, in bytes. */
    public int weight() {
        return entries.stream().mapToInt(LogEntry::weight).sum();
    }
}
