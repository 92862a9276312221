package dev.vireo.server.message;

import dev.vireo.protocol.Message;
import dev.vireo.server.database.Database;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * Reads any message of the office as it is now, including what is left of deleted ones. It checks no permissions: its callers
 * make sure that nobody gets what is not theirs. Thread-safe.
 */
public final class StoredMessages {

    private final Database database;
    private final MessageTable table;

    public StoredMessages(Database database, MessageTable table) {
        this.database = database;
        this.table = table;
    }

    /** The messages among these that exist, by id. */
    public List<Message> byIds(Handle handle, Collection<Long> ids) {
        return table.byIds(handle, ids);
    }

    /** The messages before an id in all channels, the latest first. */
    public List<Message> before(long id, int limit) {
        return database.read(handle -> table.beforeId(handle, id, limit));
    }
}
