package dev.vireo.server.search;

import dev.vireo.protocol.Cursor;
import dev.vireo.protocol.Message;
import dev.vireo.server.log.Log;
import dev.vireo.server.log.LogEntry;
import dev.vireo.server.message.StoredMessages;
import java.util.List;

/** Builds the index from the office's own log and messages. */
record OfficeSource(Log log, StoredMessages messages) implements IndexSource {

    @Override
    public Cursor head() {
        return log.head();
    }

    @Override
    public boolean canResume(Cursor cursor) {
        return log.canResume(cursor);
    }

    @Override
    public List<LogEntry> entriesAfter(long pos, int limit) {
        return log.readAll(pos, limit);
    }

    @Override
    public List<Message> messagesBelow(long id, int limit) {
        return messages.before(id, limit);
    }
}
