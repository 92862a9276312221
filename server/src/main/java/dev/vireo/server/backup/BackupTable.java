package dev.vireo.server.backup;

import org.jdbi.v3.core.Handle;

/** The SQL of backups. */
final class BackupTable {

    private BackupTable() {
    }

    /** As of the snapshot that the handle reads. */
    static OfficeCounts counts(Handle snapshot) {
        return snapshot.createQuery("""
                SELECT (SELECT min(name) FROM office), (SELECT count(*) FROM account), (SELECT count(*) FROM channel),
                    (SELECT count(*) FROM message), (SELECT count(DISTINCT content_hash) FROM attachment),
                    pos - first_pos + 1, epoch, pos FROM log_head
                """)
                .map((row, context) -> new OfficeCounts(row.getString(1) == null ? "" : row.getString(1), row.getLong(2), row.getLong(3),
                        row.getLong(4), row.getLong(5), row.getLong(6), row.getString(7), row.getLong(8)))
                .one();
    }

    static long pos(Handle handle) {
        return handle.createQuery("SELECT pos FROM log_head").mapTo(Long.class).one();
    }
}
