package dev.vireo.server.account;

import dev.vireo.server.http.Caller;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
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
                + "WHERE s.token_hash = :hash AND a.active")
                .bind("hash", tokenHash)
                .map((row, context) -> new Caller(row.getString(1), AccountStore.role(row.getString(2)), row.getString(3)))
                .findOne();
    }

    /** Whether this token ended because its person left, and has not come back. */
    static boolean hasLeft(Handle sql, String tokenHash) {
        return sql.createQuery("SELECT count(*) FROM left_token WHERE token_hash = :hash")
                .bind("hash", tokenHash)
                .mapTo(Integer.class)
                .one() > 0;
    }

    /** Remembers the tokens that a person has, for {@link #hasLeft}. */
    static void rememberLeft(Handle sql, String username) {
        sql.execute("INSERT INTO left_token (token_hash, username) SELECT token_hash, username FROM session WHERE username = ?",
                username);
    }

    static void forgetLeft(Handle sql, String username) {
        sql.execute("DELETE FROM left_token WHERE username = ?", username);
    }

    static boolean exists(Handle sql, String id) {
        return sql.createQuery("SELECT count(*) FROM session WHERE id = :id").bind("id", id).mapTo(Integer.class).one() > 0;
    }

    /** Devices and access tokens. */
    static List<Session> of(Handle sql, String username) {
        List<Session> all = new ArrayList<>(of(sql, username, Session.SessionKind.DEVICE));
        all.addAll(of(sql, username, Session.SessionKind.ACCESS_TOKEN));
        return all;
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
