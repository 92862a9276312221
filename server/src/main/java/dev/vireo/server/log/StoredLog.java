package dev.vireo.server.log;

import dev.vireo.server.database.Database;
import dev.vireo.server.database.LoggedEntries;
import dev.vireo.server.segment.StoredEntry;
import java.util.List;
import java.util.Optional;

/** The entries of a log that are in files beside its database, as they are stored. For an office that nobody serves. */
public final class StoredLog {

    private final FileEntryStore store;
    private final Database database;

    private StoredLog(Database database, LoggedEntries files) {
        this.database = database;
        this.store = new FileEntryStore(database, files);
    }

    /** Empty if its entries are rows of the database. */
    public static Optional<StoredLog> of(Database database) {
        return database.entries().map(files -> new StoredLog(database, files));
    }

    public long count() {
        LogHead head = database.read(LogTable::head);
        return head.pos() - head.firstPos() + 1;
    }

    /** The entries after so many others, in order. */
    public List<StoredEntry> skip(long count, int limit) {
        return after(database.read(LogTable::head).firstPos() - 1 + count, limit);
    }

    /** The entries after a position, in order. */
    public List<StoredEntry> after(long pos, int limit) {
        return database.read(handle -> store.read(handle, pos, Long.MAX_VALUE, null, limit));
    }
}
