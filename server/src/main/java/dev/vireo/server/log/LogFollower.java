package dev.vireo.server.log;

import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * Follows the log: receives every entry once and in order, on the tail's thread. What it throws is logged and does not affect
 * the other followers.
 */
public interface LogFollower {

    /**
     * Reads the follower's initial state, all as of one moment. The entries after that moment follow. Called again if the log has
     * pruned entries before this server saw them: the state kept until then is useless.
     */
    default void load(Handle snapshot) {
    }

    /** Receives entries. Must not block, since everybody's events wait behind this call. */
    void follow(List<LogEntry> entries);

    /** The database became unavailable or available. While it is unavailable there are no new entries. */
    default void storeAvailable(boolean available) {
    }
}
