package dev.vireo.server.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The SQL of the audit log. Nothing here changes an entry. */
final class AuditTable {

    private static final String ENTRY = "SELECT number, at, actor, action, subject, address, details, hash FROM audit_entry ";

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

    static void append(Handle sql, StoredAuditEntry entry) {
        sql.execute("INSERT INTO audit_entry (number, at, actor, action, subject, address, details, hash) "
                + "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                entry.number(), entry.at(), entry.actor(), entry.action(), entry.subject(), entry.address(), entry.details(),
                entry.hash());
    }

    /** In order. */
    static List<StoredAuditEntry> after(Handle sql, long number, int limit) {
        return sql.createQuery(ENTRY + "WHERE number > :number ORDER BY number LIMIT :limit")
                .bind("number", number)
                .bind("limit", limit)
                .map((row, context) -> entry(row))
                .list();
    }

    private static StoredAuditEntry entry(ResultSet row) throws SQLException {
        return new StoredAuditEntry(row.getLong(1), row.getTimestamp(2).toInstant(), row.getString(3), row.getString(4),
                row.getString(5), row.getString(6), row.getString(7), row.getString(8));
    }
}
