package dev.vireo.server.message;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The SQL of saved messages. What is saved goes with its message, where retention deletes that. */
final class SavedTable {

    private SavedTable() {
    }

    /** Which message somebody saved, and when. */
    record SavedRow(long messageId, Instant savedAt) {
    }

    /** @param pos the log entry that tells of it */
    static void insert(Handle handle, String username, SavedRow saved, long pos) {
        handle.execute("INSERT INTO saved_message (username, message_id, saved_at, pos) VALUES (?, ?, ?, ?)",
                username, saved.messageId(), saved.savedAt(), pos);
    }

    static Optional<SavedRow> find(Handle handle, String username, long messageId) {
        return handle.createQuery("SELECT message_id, saved_at FROM saved_message WHERE username = :username AND message_id = :id")
                .bind("username", username)
                .bind("id", messageId)
                .map((row, context) -> new SavedRow(row.getLong(1), row.getTimestamp(2).toInstant()))
                .findOne();
    }

    static Optional<Long> position(Handle handle, String username, long messageId) {
        return handle.createQuery("SELECT pos FROM saved_message WHERE username = :username AND message_id = :id")
                .bind("username", username)
                .bind("id", messageId)
                .mapTo(Long.class)
                .findOne();
    }

    /**
     * A person's that are in channels of theirs, saved before a log position, the last ones first. With the constant column in the order, H2
     * takes it from the index.
     */
    static List<SavedRow> before(Handle handle, String username, long pos, int limit) {
        return handle.createQuery("SELECT s.message_id, s.saved_at FROM saved_message s JOIN message m ON m.id = s.message_id "
                + "JOIN member b ON b.channel_id = m.channel_id AND b.username = s.username "
                + "WHERE s.username = :username AND s.pos < :pos ORDER BY s.username DESC, s.pos DESC LIMIT :limit")
                .bind("username", username)
                .bind("pos", pos)
                .bind("limit", limit)
                .map((row, context) -> new SavedRow(row.getLong(1), row.getTimestamp(2).toInstant()))
                .list();
    }

    static int count(Handle handle, String username) {
        return handle.createQuery("SELECT count(*) FROM saved_message WHERE username = :username")
                .bind("username", username)
                .mapTo(Integer.class)
                .one();
    }

    static void delete(Handle handle, String username, long messageId) {
        handle.execute("DELETE FROM saved_message WHERE username = ? AND message_id = ?", username, messageId);
    }

    /** Of everybody. */
    static void delete(Handle handle, long messageId) {
        handle.execute("DELETE FROM saved_message WHERE message_id = ?", messageId);
    }

    static void forget(Handle handle, String username) {
        handle.execute("DELETE FROM saved_message WHERE username = ?", username);
    }
}
