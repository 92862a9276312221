package dev.vireo.server.backbone;

import java.util.function.Consumer;
import java.util.function.LongConsumer;

/**
 * Tells the servers of an office how far its log has grown, and carries signals that are not stored. It is a wake-up only: an
 * announcement that is lost, repeated or late costs time and never an event, since every server reads the log itself. Listeners
 * must not block, since later notifications wait behind them. Thread-safe.
 */
public interface Backbone extends AutoCloseable {

    /** The longest signal, in bytes of UTF-8: what PostgreSQL's NOTIFY carries, less what goes with it. */
    int SIGNAL_BYTES = 7_000;

    /** Calls the listener with each announced position, this server's own included, on a thread of the backbone's choice. */
    void listen(LongConsumer onPosition);

    /** Says that the log has grown to this position. Never blocks and never fails. */
    void announce(long pos);

    /** Calls the listener with each signal of the other servers and none of this one, on a thread of the backbone's choice. */
    void subscribe(Consumer<String> onSignal);

    /**
     * Tells the other servers something that passes, such as who is there. It may be lost. Never blocks and never fails.
     *
     * @param signal at most {@link #SIGNAL_BYTES}
     */
    void signal(String signal);

    /**
     * Calls the listener each time the backbone is there after it was away, on a thread of the backbone's choice: what others said
     * meanwhile is lost, so whoever follows them looks for itself.
     */
    void whenBack(Runnable onReturn);

    /** Whether announcements get through at the moment; while not, servers look at the log more often. */
    boolean connected();

    @Override
    void close();
}
