package dev.vireo.server.backbone;

import java.util.function.Consumer;
import java.util.function.LongConsumer;

/**
 * Tells the servers of an office how far its log has grown, and carries signals that are not stored. It is a wake-up only: an
 * announcement that is lost, repeated or late costs time and never an event, since every server reads the log itself. Listeners
 * must not block, since later notifications wait behind them. Thread-safe.
 */
public interface Backbone extends AutoCloseable {

    /** The longest signal, in bytes of UTF-8: the limit of PostgreSQL's NOTIFY minus the envelope. */
    int SIGNAL_BYTES = 7_000;

    /** Calls the listener with each announced position, this server's own included, on any thread. */
    void listen(LongConsumer onPosition);

    /** Announces that the log has grown to this position. Never blocks and never fails. */
    void announce(long pos);

    /** Calls the listener with each signal of the other servers, but not of this one, on any thread. */
    void subscribe(Consumer<String> onSignal);

    /**
     * Sends something ephemeral, such as presence, to the other servers. It may be lost. Never blocks and never fails.
     *
     * @param signal at most {@link #SIGNAL_BYTES}
     */
    void signal(String signal);

    /** Whether there can be other servers, for whom signals are worth being written. */
    default boolean reachesOthers() {
        return true;
    }

    /**
     * Calls the listener on any thread each time the backbone is back. What others sent meanwhile is lost, so the listener must
     * catch up by itself.
     */
    void whenBack(Runnable onReturn);

    /** Whether announcements currently get through. While they do not, servers poll the log more often. */
    boolean connected();

    @Override
    void close();
}
