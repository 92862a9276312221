package dev.vireo.server.log;

import dev.vireo.server.database.Database;
import dev.vireo.testing.TestPostgres;
import java.nio.file.Path;

class PostgresEntryStoreTest extends EntryStoreContract {

    private final String url = TestPostgres.freshDatabase();

    @Override
    Database open(Path place) {
        return Database.open(url);
    }
}
