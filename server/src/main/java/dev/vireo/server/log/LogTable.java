package dev.vireo.server.log;

import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jdbi.v3.core.Handle;

/** The SQL of the log's head. */
final class LogTable {

    private static final String HEAD = "SELECT epoch, pos, first_pos, last_at FROM log_head";

    private LogTable() {
    }

    /** Gives the log of a new office an epoch. Its row exists from the start, since two servers may do this at once. */
    static void initialise(Handle handle) {
        handle.execute("UPDATE log_head SET epoch = ? WHERE epoch = ''",
                Long.toString(new SecureRandom().nextLong(1L << 40, 1L << 62), 36));
    }

    /** The next server that opens the log gives it a fresh one. */
    static void forgetEpoch(Handle handle) {
        handle.execute("UPDATE log_head SET epoch = ''");
    }

    static LogHead head(Handle handle) {
        return handle.createQuery(HEAD).map((row, context) -> head(row)).one();
    }

    /** Takes the log's lock: nobody else gets a position until the transaction ends. */
    static StatementPipeline.PendingQuery<LogHead> lockHead(StatementPipeline statements) {
        return statements.ask(HEAD + " FOR UPDATE", LogTable::head);
    }

    /** As {@link #lockHead(Statements)}, at once. */
    static void lockHead(Handle handle) {
        handle.createQuery(HEAD + " FOR UPDATE").map((row, context) -> head(row)).one();
    }

    private static LogHead head(ResultSet row) throws SQLException {
        return new LogHead(row.getString(1), row.getLong(2), row.getLong(3), row.getTimestamp(4).toInstant());
    }

    /** What was written up to here. */
    static void moveTo(StatementPipeline statements, LogHead head) {
        statements.change("UPDATE log_head SET pos = ?, last_at = ?", head.pos(), head.lastAt());
    }

    /** Nothing before this position is part of the log any more. */
    static void beginAt(Handle handle, long first) {
        handle.execute("UPDATE log_head SET first_pos = ? WHERE first_pos < ?", first, first);
    }
}
