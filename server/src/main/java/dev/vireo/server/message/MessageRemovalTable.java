package dev.vireo.server.message;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The SQL of deleting all messages of a person. */
final class MessageRemovalTable {

    /** As an expression the author has no index: H2 would read and sort all of the author's messages by it, for each step again. */
    static final String WRITTEN = "SELECT id FROM message WHERE id > :after AND id <= :upTo AND author || '.' = :author || '.' AND NOT deleted "
            + "ORDER BY id LIMIT :limit";

    /**
     * @param after everything up to this message is done
     * @param upTo  the last message that can be theirs
     */
    record PendingRemoval(String username, long after, long upTo) {
    }

    void begin(Handle handle, String username, long upTo) {
        handle.execute("DELETE FROM message_removal WHERE username = ?", username);
        handle.execute("INSERT INTO message_removal (username, up_to) VALUES (?, ?)", username, upTo);
    }

    Optional<PendingRemoval> next(Handle handle) {
        return handle.createQuery("SELECT username, after, up_to FROM message_removal ORDER BY username LIMIT 1")
                .map((row, context) -> new PendingRemoval(row.getString(1), row.getLong(2), row.getLong(3)))
                .findOne();
    }

    /** Another server may have come further. */
    void reached(Handle handle, PendingRemoval removal, long id) {
        handle.execute("UPDATE message_removal SET after = ? WHERE username = ? AND after < ?", id, removal.username(), id);
    }

    void done(Handle handle, PendingRemoval removal) {
        handle.execute("DELETE FROM message_removal WHERE username = ? AND up_to = ?", removal.username(), removal.upTo());
    }

    /** The person's messages between two ids, the first ones. */
    List<Long> written(Handle handle, String author, long after, long upTo, int limit) {
        return handle.createQuery(WRITTEN)
                .bind("after", after)
                .bind("upTo", upTo)
                .bind("author", author)
                .bind("limit", limit)
                .mapTo(Long.class)
                .list();
    }
}
