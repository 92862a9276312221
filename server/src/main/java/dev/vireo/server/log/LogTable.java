package dev.vireo.server.log;

import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** The log's SQL. */
final class LogTable {

    private static final String HEAD = "SELECT epoch, pos, first_pos, last_at FROM log_head";

    private LogTable() {
    }

    /** Gives the head of a new office a fresh epoch. Its row is there from the first: two servers may do this at once. */
    static void initialise(Handle handle) {
        handle.execute("UPDATE log_head SET epoch = ? WHERE epoch = ''",
                Long.toString(new SecureRandom().nextLong(1L << 40, 1L << 62), 36));
    }

    static Head head(Handle handle) {
        return handle.createQuery(HEAD).map((row, context) -> head(row)).one();
    }

    /** Takes the writer's turn: until the transaction ends nobody else gets a position. */
    static Statements.Asked<Head> lockHead(Statements statements) {
        return statements.ask(HEAD + " FOR UPDATE", LogTable::head);
    }

    /** As {@link #lockHead(Statements)}, at once. */
    static void lockHead(Handle handle) {
        handle.createQuery(HEAD + " FOR UPDATE").map((row, context) -> head(row)).one();
    }

    private static Head head(ResultSet row) throws SQLException {
        return new Head(row.getString(1), row.getLong(2), row.getLong(3), instant(row, 4));
    }

    static void append(Statements statements, List<LogEntry> entries, Head head) {
        if (!entries.isEmpty()) {
            statements.change("INSERT INTO log_entry (pos, logged_at, type, audience, data) "
                            + "SELECT pos, CAST(logged_at AS TIMESTAMP(6) WITH TIME ZONE), type, audience, data "
                            + "FROM UNNEST(CAST(? AS BIGINT ARRAY), CAST(? AS VARCHAR ARRAY), CAST(? AS VARCHAR ARRAY), "
                            + "CAST(? AS VARCHAR ARRAY), CAST(? AS VARCHAR ARRAY)) AS k(pos, logged_at, type, audience, data)",
                    entries.stream().map(LogEntry::pos).toArray(Long[]::new),
                    entries.stream().map(entry -> entry.at().toString()).toArray(String[]::new),
                    entries.stream().map(LogEntry::type).toArray(String[]::new),
                    entries.stream().map(entry -> entry.audience().key()).toArray(String[]::new),
                    entries.stream().map(LogEntry::data).toArray(String[]::new));
        }
        statements.change("UPDATE log_head SET pos = ?, last_at = ?", head.pos(), head.lastAt());
    }

    static Optional<LogEntry> at(Handle handle, long pos) {
        return handle.createQuery("SELECT pos, logged_at, type, audience, data FROM log_entry WHERE pos = :pos")
                .bind("pos", pos)
                .map((row, context) -> entry(row))
                .findOne();
    }

    /** Gives a stored entry other data; everything else of it stays. */
    static void replace(Handle handle, LogEntry entry) {
        handle.execute("UPDATE log_entry SET data = ? WHERE pos = ?", entry.data(), entry.pos());
    }

    /** Every entry after a position, in order. */
    static List<LogEntry> after(Handle handle, long pos, int limit) {
        return handle.createQuery("SELECT pos, logged_at, type, audience, data FROM log_entry WHERE pos > :pos "
                        + "ORDER BY pos LIMIT :limit")
                .bind("pos", pos)
                .bind("limit", limit)
                .map((row, context) -> entry(row))
                .list();
    }

    /** The entries after a position that one of these audiences may see, in order. */
    static List<LogEntry> after(Handle handle, long pos, long upTo, Set<Audience> audiences, int limit) {
        return handle.createQuery("SELECT pos, logged_at, type, audience, data FROM log_entry "
                        + "WHERE pos > :pos AND pos <= :upTo AND audience IN (<audiences>) ORDER BY pos LIMIT :limit")
                .bind("pos", pos)
                .bind("upTo", upTo)
                .bind("limit", limit)
                .bindList("audiences", audiences.stream().map(Audience::key).toList())
                .map((row, context) -> entry(row))
                .list();
    }

    /** Forgets up to {@code limit} of the entries older than a time, but never the last one. @return how many */
    static int prune(Handle handle, Instant before, int limit) {
        long last = handle.createQuery("SELECT coalesce(max(pos), 0) FROM log_entry WHERE logged_at < :before "
                        + "AND pos < (SELECT pos FROM log_head) AND pos < (SELECT first_pos FROM log_head) + :limit")
                .bind("before", before)
                .bind("limit", limit)
                .mapTo(Long.class)
                .one();
        handle.execute("UPDATE log_head SET first_pos = ? WHERE first_pos <= ?", last + 1, last);
        return handle.execute("DELETE FROM log_entry WHERE pos <= ?", last);
    }

    private static LogEntry entry(ResultSet row) throws SQLException {
        return LogEntry.read(
                row.getLong(1), instant(row, 2), row.getString(3), Audience.ofKey(row.getString(4)), row.getString(5));
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getTimestamp(column).toInstant();
    }
}
