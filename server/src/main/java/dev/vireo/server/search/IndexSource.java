package dev.vireo.server.search;

import dev.vireo.protocol.Cursor;
import dev.vireo.protocol.Message;
import dev.vireo.server.log.LogEntry;
import java.util.List;

/**
 * Reads what the index is built from. Each call may block, and may be refused with a {@link
 * dev.vireo.server.problem.ProblemException} while the database is away.
 */
interface IndexSource {

    /** The end of the log. */
    Cursor head();

    /** Whether the log still has everything after this cursor. */
    boolean canResume(Cursor cursor);

    /** The entries after a position, without gaps unless the log begins later. */
    List<LogEntry> entriesAfter(long pos, int limit);

    /** The messages with the next lower ids, in descending order, as they are now. */
    List<Message> messagesBelow(long id, int limit);
}
