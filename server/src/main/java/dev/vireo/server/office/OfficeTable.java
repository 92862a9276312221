package dev.vireo.server.office;

import dev.vireo.protocol.Office;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The SQL of the office itself: one row, once it is set up. */
final class OfficeTable {

    private OfficeTable() {
    }

    static Optional<Office> office(Handle sql) {
        return sql.createQuery("SELECT name, read_receipts, retention_days, attachment_quota FROM office")
                .map((row, context) -> new Office(row.getString(1), row.getBoolean(2), (Integer) row.getObject(3), row.getLong(4)))
                .findOne();
    }

    static Optional<Instant> createdAt(Handle sql) {
        return sql.createQuery("SELECT created_at FROM office").mapTo(Instant.class).findOne();
    }

    static void insert(Handle sql, String name, Instant now) {
        sql.execute("INSERT INTO office (name, created_at) VALUES (?, ?)", name, now);
    }

    static void update(Handle sql, Office office) {
        sql.execute("UPDATE office SET name = ?, read_receipts = ?, retention_days = ?, attachment_quota = ?",
                office.name(), office.readReceipts(), office.retentionDays(), office.attachmentQuota());
    }
}
