package dev.vireo.server.backbone;

import java.util.function.LongConsumer;

/**
 * Tells the servers of an office how far its log has grown. It is a wake-up only: an announcement that is lost, doubled or late
 * costs time and never an event, since every server reads the log itself.
 */
public interface Backbone extends AutoCloseable {

    /** Calls the listener with each announced position, this server's own included, on a thread of the backbone's choice. */
    void listen(LongConsumer onPosition);

    /** Says that the log has grown to this position. Never blocks and never fails. */
    void announce(long pos);

    /** Whether announcements get through at the moment; while not, servers look at the log more often. */
    boolean connected();

    @Override
    void close();
}
