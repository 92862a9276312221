package dev.vireo.app.client;

import dev.vireo.protocol.Cursor;
import dev.vireo.protocol.Event;
import dev.vireo.protocol.LoggedEvent;
import java.util.List;

/** Hears what happens: one call at a time, from the stream's own threads. */
public interface StreamListener {

    /** Entries of the log in order, none twice, none left out; {@code cursor} stands behind them. Must not block. */
    void arrived(List<LoggedEvent> events, Cursor cursor);

    /** Something of the moment: presence, or a heartbeat as of exactly the last cursor. Must not block. */
    void told(Event event);

    /** Must not block. */
    void linkChanged(LinkState link);

    /**
     * There is no place in the log to go on from: fetch everything anew. May block.
     *
     * @return the cursor as of which it was fetched
     * @throws ServerException if it could not be; this will be called again
     */
    Cursor startOver();
}
