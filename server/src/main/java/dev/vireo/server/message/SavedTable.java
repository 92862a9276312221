package dev.vireo.server.message;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The SQL of saved messages. What is saved goes with its message, where retention deletes that. */
final class SavedTable {

    private SavedTable() {
    }

    private static final String COLUMNS = "s.message_id, s.saved_at, s.remind_at, s.reminded_at";

    /** Which message somebody saved, and when; when they want to be reminded of it, and were. */
    record SavedRow(long messageId, Instant savedAt, @Nullable Instant remindAt, @Nullable Instant remindedAt) {

        static SavedRow of(ResultSet row) throws SQLException {
            Timestamp remind = row.getTimestamp(3);
            Timestamp reminded = row.getTimestamp(4);
            return new SavedRow(row.getLong(1), row.getTimestamp(2).toInstant(), remind == null ? null : remind.toInstant(),
                    reminded == null ? null : reminded.toInstant());
        }
    }

    /** Somebody who wants to be reminded of a message. */
    record Wish(String username, long messageId, Instant at) {
    }

    /** All that are to be reminded of something. */
    static List<Wish> wishes(Handle handle) {
        return handle.createQuery("SELECT username, message_id, remind_at FROM saved_message WHERE remind_at IS NOT NULL")
                .map((row, context) -> new Wish(row.getString(1), row.getLong(2), row.getTimestamp(3).toInstant()))
                .list();
    }

    /** @param at null for never */
    static void remindAt(Handle handle, String username, long messageId, @Nullable Instant at) {
        handle.execute("UPDATE saved_message SET remind_at = CAST(? AS TIMESTAMP(6) WITH TIME ZONE), reminded_at = NULL "
                + "WHERE username = ? AND message_id = ?", at, username, messageId);
    }

    /** @return false if nobody is to be reminded of it at that time any more */
    static boolean reminded(Handle handle, Wish wish, Instant now) {
        return handle.execute("UPDATE saved_message SET remind_at = NULL, reminded_at = ? WHERE username = ? AND message_id = ? "
                + "AND remind_at = ?", now, wish.username(), wish.messageId(), wish.at()) == 1;
    }

    /** @param pos the log entry that tells of it */
    static void insert(Handle handle, String username, SavedRow saved, long pos) {
        handle.execute("INSERT INTO saved_message (username, message_id, saved_at, remind_at, pos) "
                + "VALUES (?, ?, ?, CAST(? AS TIMESTAMP(6) WITH TIME ZONE), ?)",
                username, saved.messageId(), saved.savedAt(), saved.remindAt(), pos);
    }

    static Optional<SavedRow> find(Handle handle, String username, long messageId) {
        return handle.createQuery("SELECT " + COLUMNS + " FROM saved_message s WHERE s.username = :username AND s.message_id = :id")
                .bind("username", username)
                .bind("id", messageId)
                .map((row, context) -> SavedRow.of(row))
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
        return handle.createQuery("SELECT " + COLUMNS + " FROM saved_message s JOIN message m ON m.id = s.message_id "
                + "JOIN member b ON b.channel_id = m.channel_id AND b.username = s.username "
                + "WHERE s.username = :username AND s.pos < :pos ORDER BY s.username DESC, s.pos DESC LIMIT :limit")
                .bind("username", username)
                .bind("pos", pos)
                .bind("limit", limit)
                .map((row, context) -> SavedRow.of(row))
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
