package dev.vireo.server.backup;

import dev.vireo.protocol.BackupState;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The SQL of the backups that were made or tried. There are never many. */
final class BackupRunTable {

    /**
     * @param number in the order in which they began
     * @param dueAt  whose time it was; empty where somebody asked
     * @param made   what was verified; for others only its file counts
     * @param reason why it failed; empty otherwise
     */
    record RunRow(long number, BackupState state, Instant beganAt, Optional<Instant> dueAt, Optional<Instant> endedAt,
            VerifiedBackup made, String reason) {

        Path file() {
            return made.file();
        }
    }

    private BackupRunTable() {
    }

    /** The newest first. */
    static List<RunRow> all(Handle sql) {
        return sql.createQuery("SELECT number, state, began_at, due_at, ended_at, file, hash, messages, files, bytes, damaged, reason "
                + "FROM backup_run ORDER BY number DESC").map((row, context) -> run(row)).list();
    }

    private static RunRow run(ResultSet row) throws SQLException {
        return new RunRow(row.getLong(1), BackupState.valueOf(row.getString(2).toUpperCase(Locale.ROOT)),
                row.getTimestamp(3).toInstant(), instant(row, 4), instant(row, 5),
                new VerifiedBackup(Path.of(row.getString(6)), row.getString(7), row.getLong(8), row.getLong(9), row.getLong(10),
                        row.getLong(11)),
                row.getString(12));
    }

    private static Optional<Instant> instant(ResultSet row, int column) throws SQLException {
        return Optional.ofNullable(row.getTimestamp(column)).map(Timestamp::toInstant);
    }

    /** @return its number */
    static long begin(Handle sql, Instant now, Optional<Instant> dueAt, Path file) {
        long number = sql.createQuery("SELECT COALESCE(max(number), 0) + 1 FROM backup_run").mapTo(Long.class).one();
        sql.execute("INSERT INTO backup_run (number, state, began_at, due_at, file) VALUES (?, ?, ?, ?, ?)", number,
                name(BackupState.RUNNING), now, dueAt.orElse(null), file.toString());
        return number;
    }

    static void verified(Handle sql, long number, Instant now, VerifiedBackup made) {
        sql.execute("UPDATE backup_run SET state = ?, ended_at = ?, file = ?, hash = ?, messages = ?, files = ?, bytes = ?, damaged = ? "
                + "WHERE number = ?", name(BackupState.VERIFIED), now, made.file().toString(), made.hash(), made.messages(), made.files(),
                made.bytes(), made.damaged(), number);
    }

    static void ended(Handle sql, long number, Instant now, BackupState state, String reason) {
        sql.execute("UPDATE backup_run SET state = ?, ended_at = ?, reason = ? WHERE number = ?", name(state), now, reason, number);
    }

    static void remove(Handle sql, Collection<Long> numbers) {
        if (!numbers.isEmpty()) {
            sql.createUpdate("DELETE FROM backup_run WHERE number IN (<numbers>)").bindList("numbers", List.copyOf(numbers)).execute();
        }
    }

    private static String name(BackupState state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
