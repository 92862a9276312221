package dev.vireo.server.message;

import dev.vireo.protocol.Answers;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The SQL of messages that are to be sent later. */
final class ScheduledTable {

    private static final String SELECT = "SELECT id, username, channel_id, client_id, body, send_at, problem FROM scheduled_message ";

    private ScheduledTable() {
    }

    /** @param problem why it was not sent, as a code; null while it waits */
    record ScheduledRow(long id, String username, long channelId, String clientId, String body, Instant sendAt, @Nullable String problem) {

        private static ScheduledRow of(ResultSet row) throws SQLException {
            return new ScheduledRow(row.getLong(1), row.getString(2), row.getLong(3), row.getString(4), row.getString(5),
                    row.getTimestamp(6).toInstant(), row.getString(7));
        }

        Answers.Scheduled shown() {
            return new Answers.Scheduled(Long.toString(id), Long.toString(channelId), body, sendAt, problem);
        }

        ScheduledRow with(String text, Instant at, @Nullable String why) {
            return new ScheduledRow(id, username, channelId, clientId, text, at, why);
        }
    }

    static void insert(Handle handle, ScheduledRow row) {
        handle.execute("INSERT INTO scheduled_message (id, username, channel_id, client_id, body, send_at) VALUES (?, ?, ?, ?, ?, ?)",
                row.id(), row.username(), row.channelId(), row.clientId(), row.body(), row.sendAt());
    }

    static void update(Handle handle, ScheduledRow row) {
        handle.execute("UPDATE scheduled_message SET body = ?, send_at = ?, problem = ? WHERE id = ?",
                row.body(), row.sendAt(), row.problem(), row.id());
    }

    static void delete(Handle handle, long id) {
        handle.execute("DELETE FROM scheduled_message WHERE id = ?", id);
    }

    static Optional<ScheduledRow> find(Handle handle, long id) {
        return handle.createQuery(SELECT + "WHERE id = :id").bind("id", id).map((row, context) -> ScheduledRow.of(row)).findOne();
    }

    static Optional<ScheduledRow> find(Handle handle, String username, String clientId) {
        return handle.createQuery(SELECT + "WHERE username = :username AND client_id = :clientId")
                .bind("username", username)
                .bind("clientId", clientId)
                .map((row, context) -> ScheduledRow.of(row))
                .findOne();
    }

    /** A person's, the next one first. */
    static List<ScheduledRow> of(Handle handle, String username) {
        return handle.createQuery(SELECT + "WHERE username = :username ORDER BY send_at, id")
                .bind("username", username)
                .map((row, context) -> ScheduledRow.of(row))
                .list();
    }

    /** When those that wait are due, by id. */
    static Map<String, Instant> waiting(Handle handle) {
        Map<String, Instant> found = new HashMap<>();
        handle.createQuery("SELECT id, send_at FROM scheduled_message WHERE problem IS NULL")
                .map((row, context) -> found.put(row.getString(1), row.getTimestamp(2).toInstant()))
                .list();
        return found;
    }

    static void forget(Handle handle, String username) {
        handle.execute("DELETE FROM scheduled_message WHERE username = ?", username);
    }
}
