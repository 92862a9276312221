package dev.vireo.server.log;

import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * Follows the log: receives every entry once and in order, on the tail's thread. What it throws is logged and does not affect
 * the other followers.
 */
public interface LogFollower {

    /**
     * Before the first entry: reads whatever state it keeps, all as of one moment. The entries after that moment follow. Once more
     * where the log has forgotten entries before this server came to follow them: whatever was kept then is of no use.
     */
    default void load(Handle snapshot) {
    }

    /** Must not block: everybody's events wait behind this call. */
    void follow(List<LogEntry> entries);

    /** The database went away or came back; until it is back nothing new can follow. */
    default void storeAvailable(boolean available) {
    }
}
