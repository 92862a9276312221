package dev.vireo.server.message;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The SQL of the inbox for other programs. Only PostgreSQL has its table. */
final class InboxTable {

    private static final String SELECT = "SELECT id, from_user, to_user, body, client_id FROM outside_message WHERE refused IS NULL ";

    /** A message that another program left to be sent; nothing of it is checked yet. */
    record InboxMessage(long id, String from, String to, String body, @Nullable String clientId) {
    }

    boolean isEmpty(Handle handle) {
        return handle.createQuery(SELECT + "LIMIT 1").mapTo(Long.class).findOne().isEmpty();
    }

    List<Long> ids(Handle handle, int limit) {
        return handle.createQuery(SELECT + "ORDER BY id LIMIT :limit").bind("limit", limit).mapTo(Long.class).list();
    }

    /** The next ones, in order. Rows that another program has locked are skipped: the log's writer waits for nobody. */
    List<InboxMessage> next(Handle handle, int limit) {
        return handle.createQuery(SELECT + "ORDER BY id LIMIT :limit FOR UPDATE SKIP LOCKED")
                .bind("limit", limit)
                .map((row, context) -> waiting(row))
                .list();
    }

    /** One of them, if it waits still. */
    Optional<InboxMessage> one(Handle handle, long id) {
        return handle.createQuery(SELECT + "AND id = :id FOR UPDATE SKIP LOCKED")
                .bind("id", id)
                .map((row, context) -> waiting(row))
                .findOne();
    }

    void delete(Handle handle, Collection<Long> ids) {
        if (!ids.isEmpty()) {
            handle.createUpdate("DELETE FROM outside_message WHERE id IN (<ids>)").bindList("ids", List.copyOf(ids)).execute();
        }
    }

    /** Sets one aside, with the reason for whoever looks for it there. */
    void refuse(Handle handle, long id, String reason) {
        handle.execute("UPDATE outside_message SET refused = ? WHERE id = ?", reason, id);
    }

    /** Deletes messages that were set aside long ago. @param before deletes those that were left here before */
    void forgetRefused(Handle handle, Instant before) {
        handle.execute("DELETE FROM outside_message WHERE refused IS NOT NULL AND written_at < ?", before);
    }

    private static InboxMessage waiting(ResultSet row) throws SQLException {
        return new InboxMessage(row.getLong(1), row.getString(2), row.getString(3), row.getString(4), row.getString(5));
    }
}
