package dev.vireo.server.account;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The SQL of reset codes. */
final class ResetCodeTable {

    private ResetCodeTable() {
    }

    /** What ends a code before its time. */
    enum CodeEnd {
        USED("used"),
        /** By a newer one, or since the person left. */
        REVOKED("revoked");

        private final String column;

        CodeEnd(String column) {
            this.column = column;
        }

        private static @Nullable CodeEnd of(@Nullable String column) {
            return column == null ? null : column.equals(USED.column) ? USED : REVOKED;
        }
    }

    /** @param ended null while it is valid, as far as time goes */
    record StoredCode(String username, Instant expiresAt, @Nullable CodeEnd ended) {
    }

    static void add(Handle sql, String hash, String username, String maker, Instant expiresAt) {
        sql.execute("INSERT INTO reset_code (code_hash, username, maker, expires_at) VALUES (?, ?, ?, ?)", hash, username, maker,
                expiresAt);
    }

    static Optional<StoredCode> find(Handle sql, String hash) {
        return sql.createQuery("SELECT username, expires_at, ended FROM reset_code WHERE code_hash = :hash")
                .bind("hash", hash)
                .map((row, context) -> code(row))
                .findOne();
    }

    /** All of a person's that have not ended. */
    static void end(Handle sql, String username, CodeEnd how) {
        sql.execute("UPDATE reset_code SET ended = ? WHERE username = ? AND ended IS NULL", how.column, username);
    }

    /** All that somebody could use who leaves: codes for them, and those that they made for others. */
    static void endWith(Handle sql, String leaving) {
        sql.execute("UPDATE reset_code SET ended = ? WHERE (username = ? OR maker = ?) AND ended IS NULL", CodeEnd.REVOKED.column,
                leaving, leaving);
    }

    static void use(Handle sql, String hash) {
        sql.execute("UPDATE reset_code SET ended = ? WHERE code_hash = ?", CodeEnd.USED.column, hash);
    }

    static void forget(Handle sql, String username) {
        sql.execute("DELETE FROM reset_code WHERE username = ?", username);
    }

    static boolean hasAny(Handle sql, Instant expiredBefore) {
        return sql.createQuery("SELECT count(*) FROM (SELECT 1 FROM reset_code WHERE expires_at < :before LIMIT 1) one")
                .bind("before", expiredBefore)
                .mapTo(Integer.class)
                .one() > 0;
    }

    static void forget(Handle sql, Instant expiredBefore) {
        sql.execute("DELETE FROM reset_code WHERE expires_at < ?", expiredBefore);
    }

    private static StoredCode code(ResultSet row) throws SQLException {
        return new StoredCode(row.getString(1), row.getTimestamp(2).toInstant(), CodeEnd.of(row.getString(3)));
    }
}
