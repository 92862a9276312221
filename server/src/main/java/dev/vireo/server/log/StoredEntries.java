package dev.vireo.server.log;

import dev.vireo.server.database.Database;

/** Knows where the entries of each kind of office are. */
final class StoredEntries {

    private StoredEntries() {
    }

    static EntryStore of(Database database) {
        return database.entries().<EntryStore>map(files -> new FileEntryStore(database, files)).orElseGet(TableEntryStore::new);
    }
}
