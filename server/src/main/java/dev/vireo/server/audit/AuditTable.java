package dev.vireo.server.audit;

import dev.vireo.protocol.AuditAction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The SQL of the audit log. Nothing here changes an entry, and only what is old enough goes. */
final class AuditTable {

    private static final String ENTRY = "SELECT number, at, actor, action, subject, address, details, hash FROM audit_entry ";

    private static final Comparator<StoredAuditEntry> NEWEST_FIRST = Comparator.comparingLong(StoredAuditEntry::number).reversed();

    private AuditTable() {
    }

    static Optional<AuditChain> chain(Handle sql) {
        return sql.createQuery("SELECT first_number, first_hash, last_number, last_hash FROM audit_chain")
                .map((row, context) -> new AuditChain(row.getLong(1), row.getString(2), row.getLong(3), row.getString(4)))
                .findOne();
    }

    static void put(Handle sql, AuditChain chain) {
        int there = sql.execute("UPDATE audit_chain SET first_number = ?, first_hash = ?, last_number = ?, last_hash = ?",
                chain.firstNumber(), chain.firstHash(), chain.lastNumber(), chain.lastHash());
        if (there == 0) {
            sql.execute("INSERT INTO audit_chain (first_number, first_hash, last_number, last_hash) VALUES (?, ?, ?, ?)",
                    chain.firstNumber(), chain.firstHash(), chain.lastNumber(), chain.lastHash());
        }
    }

    static void append(Handle sql, List<StoredAuditEntry> entries) {
        PreparedBatch batch = sql.prepareBatch("INSERT INTO audit_entry "
                + "(number, at, actor, action, subject, address, details, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
        for (StoredAuditEntry entry : entries) {
            batch.add(entry.number(), entry.at(), entry.actor(), entry.action(), entry.subject(), entry.address(), entry.details(),
                    entry.hash());
        }
        batch.execute();
    }

    /** In order. */
    static List<StoredAuditEntry> after(Handle sql, long number, int limit) {
        return sql.createQuery(ENTRY + "WHERE number > :number ORDER BY number LIMIT :limit")
                .bind("number", number)
                .bind("limit", limit)
                .map((row, context) -> entry(row))
                .list();
    }

    /**
     * The matching entries before a number, newest first, or after it, oldest first. Those of a person are found in two indexes. Each
     * order names the constant column, or H2 would not read the index backwards.
     */
    static List<StoredAuditEntry> page(Handle sql, AuditFilter filter, long from, boolean newestFirst, int limit) {
        return switch (filter) {
            case AuditFilter(var actor, var person, var action) when person.isPresent() -> Stream.of("actor", "subject")
                    .flatMap(column -> page(sql, column, person.get(), actor, action, from, newestFirst, limit).stream())
                    .distinct()
                    .sorted(newestFirst ? NEWEST_FIRST : NEWEST_FIRST.reversed())
                    .limit(limit)
                    .toList();
            case AuditFilter(var actor, var person, var action) when actor.isPresent() ->
                    page(sql, "actor", actor.get(), actor, action, from, newestFirst, limit);
            case AuditFilter(var actor, var person, var action) when action.isPresent() ->
                    page(sql, "action", action.get().wireName(), actor, action, from, newestFirst, limit);
            default -> page(sql, "", "", Optional.empty(), Optional.empty(), from, newestFirst, limit);
        };
    }

    private static List<StoredAuditEntry> page(Handle sql, String column, String value, Optional<String> actor,
            Optional<AuditAction> action, long from, boolean newestFirst, int limit) {
        String direction = newestFirst ? " DESC" : "";
        return sql.createQuery(ENTRY + "WHERE number " + (newestFirst ? "<" : ">") + " :from"
                + (column.isEmpty() ? "" : " AND " + column + " = :value")
                + (actor.isPresent() ? " AND actor = :actor" : "")
                + (action.isPresent() ? " AND action = :action" : "")
                + " ORDER BY " + (column.isEmpty() ? "" : column + direction + ", ") + "number" + direction + " LIMIT :limit")
                .bind("from", from)
                .bind("value", value)
                .bind("actor", actor.orElse(""))
                .bind("action", action.map(AuditAction::wireName).orElse(""))
                .bind("limit", limit)
                .map((row, context) -> entry(row))
                .list();
    }

    static Optional<Instant> firstAt(Handle sql) {
        return after(sql, 0, 1).stream().findFirst().map(StoredAuditEntry::at);
    }

    /** The last of those entries at the beginning of the chain that are older than a time. */
    static Optional<StoredAuditEntry> lastBefore(Handle sql, Instant time, int limit) {
        return after(sql, 0, limit).stream().takeWhile(entry -> entry.at().isBefore(time)).reduce((one, next) -> next);
    }

    /** For what is older than it is kept. */
    static void removeUpTo(Handle sql, long number) {
        sql.execute("DELETE FROM audit_entry WHERE number <= ?", number);
    }

    private static StoredAuditEntry entry(ResultSet row) throws SQLException {
        return new StoredAuditEntry(row.getLong(1), row.getTimestamp(2).toInstant(), row.getString(3), row.getString(4),
                row.getString(5), row.getString(6), row.getString(7), row.getString(8));
    }
}
