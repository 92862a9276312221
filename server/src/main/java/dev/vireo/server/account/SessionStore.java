package dev.vireo.server.account;

import dev.vireo.server.http.Caller;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The SQL of sessions and access tokens. */
final class SessionStore {

    private SessionStore() {
    }

    static void add(Handle sql, Session session) {
        sql.execute("INSERT INTO session (id, username, token_hash, kind, name, created_at, last_used_at) "
                + "VALUES (?, ?, ?, ?, ?, ?, ?)",
                session.id(), session.username(), session.tokenHash(), session.kind().column, session.name(),
                session.createdAt(), session.lastUsedAt());
    }

    static Optional<Caller> caller(Handle sql, String tokenHash) {
        return sql.createQuery("SELECT s.username, a.role, s.id FROM session s JOIN account a ON a.username = s.username "
                + "WHERE s.token_hash = :hash")
                .bind("hash", tokenHash)
                .map((row, context) -> new Caller(row.getString(1), AccountStore.role(row.getString(2)), row.getString(3)))
                .findOne();
    }

    static boolean exists(Handle sql, String id) {
        return sql.createQuery("SELECT count(*) FROM session WHERE id = :id").bind("id", id).mapTo(Integer.class).one() > 0;
    }

    /** The most recently used first. */
    static List<Session> of(Handle sql, String username, Session.SessionKind kind) {
        return sql.createQuery("SELECT id, username, token_hash, kind, name, created_at, last_used_at FROM session "
                + "WHERE username = :username AND kind = :kind ORDER BY last_used_at DESC, id")
                .bind("username", username)
                .bind("kind", kind.column)
                .map((row, context) -> session(row))
                .list();
    }

    static void remove(Handle sql, String id) {
        sql.execute("DELETE FROM session WHERE id = ?", id);
    }

    /** Another server may have written a later time. */
    static void used(Handle sql, Map<String, Instant> bySession) {
        PreparedBatch batch = sql.prepareBatch("UPDATE session SET last_used_at = ? WHERE id = ? AND last_used_at < ?");
        bySession.forEach((id, at) -> batch.add(at, id, at));
        batch.execute();
    }

    private static Session session(ResultSet row) throws SQLException {
        return new Session(row.getString(1), row.getString(2), row.getString(3), Session.SessionKind.of(row.getString(4)),
                row.getString(5), row.getTimestamp(6).toInstant(), row.getTimestamp(7).toInstant());
    }
}
