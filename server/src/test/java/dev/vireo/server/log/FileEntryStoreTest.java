package dev.vireo.server.log;

import dev.vireo.server.database.Database;
import java.nio.file.Path;

class FileEntryStoreTest extends EntryStoreContract {

    @Override
    Database open(Path place) {
        return Database.open(place);
    }
}
