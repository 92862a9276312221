package dev.vireo.server.writer;

import dev.vireo.server.log.StatementPipeline;
import org.jdbi.v3.core.Handle;

/** The SQL of the lease. Its times are the database's, so that the servers' clocks do not matter. */
final class LeaseTable {

    /** That of a server which took over and was lost in a crash of the database is only given again. */
    private static final String NO_SYNC = "set_config('synchronous_commit', 'off', true) = 'off'";

    private LeaseTable() {
    }

    /** Renews the lease, or takes it if it is free. @return whose it is now */
    static Lease take(Handle handle, String server, String address, long millis) {
        return handle.createQuery("WITH taken AS (UPDATE writer_lease SET holder = :server, address = :address, "
                + "term = CASE WHEN holder = :server THEN term ELSE term + 1 END, "
                + "expires_at = clock_timestamp() + :millis * INTERVAL '1 millisecond' "
                + "WHERE (holder = :server OR expires_at < clock_timestamp()) AND " + NO_SYNC + " RETURNING holder, address, term) "
                + "SELECT holder, address, term FROM taken UNION ALL " + CURRENT + " WHERE NOT EXISTS (SELECT 1 FROM taken)")
                .bind("server", server)
                .bind("address", address)
                .bind("millis", millis)
                .map((row, context) -> new Lease(row.getString(1), row.getString(2), row.getLong(3)))
                .one();
    }

    private static final String CURRENT = "SELECT CASE WHEN expires_at < clock_timestamp() THEN '' ELSE holder END, address, term "
            + "FROM writer_lease";

    /** Whose it is. */
    static Lease current(Handle handle) {
        return handle.createQuery(CURRENT)
                .map((row, context) -> new Lease(row.getString(1), row.getString(2), row.getLong(3)))
                .one();
    }

    static void release(Handle handle, String server) {
        handle.execute("UPDATE writer_lease SET expires_at = TIMESTAMP WITH TIME ZONE '1970-01-01 00:00:00+00' WHERE holder = ?", server);
    }

    /** The term that is written down, with others' statements. */
    static StatementPipeline.PendingQuery<Long> term(StatementPipeline statements) {
        return statements.ask("SELECT term FROM writer_lease", row -> row.getLong(1));
    }
}
