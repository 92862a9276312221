package dev.vireo.server.move;

import dev.vireo.server.attachment.Contents;
import dev.vireo.server.database.Database;
import dev.vireo.server.tls.OfficeKeys;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A place that an office is moved from or to.
 *
 * @param name   in words for people; holds no password
 * @param folder of an office in a file; empty for one on PostgreSQL
 */
public record OfficeLocation(String name, Database database, Contents contents, Optional<Path> folder) {

    /** The office's key in this place. */
    OfficeKeys keys() {
        return new OfficeKeys(database, folder);
    }
}
