package dev.vireo.server.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.UUID;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/**
 * Finds out whether a connection to PostgreSQL is a session of its own. Behind a pooler that shares connections between
 * transactions, LISTEN and SET succeed and are undone at once: there is no error, but no notification ever arrives and commits
 * may not be durable.
 */
final class SessionProbe {

    /** A notice takes milliseconds; the rest allows for a very busy database. */
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private SessionProbe() {
    }

    /**
     * Listens on one connection, notifies on the other. Blocks for some seconds at most.
     *
     * @throws UnsuitableDatabaseException if the notice does not arrive
     * @throws SQLException if the database refuses either
     */
    static void requireSessions(Connection listening, Connection notifying) throws SQLException {
        String channel = "vireo_probe_" + UUID.randomUUID().toString().replace("-", "");
        try (Statement listen = listening.createStatement(); Statement notify = notifying.createStatement()) {
            listen.execute("LISTEN " + channel);
            notify.execute("NOTIFY " + channel);
            // No query may run on this connection before: its answer could carry the notice by luck.
            PGNotification[] notices = listening.unwrap(PGConnection.class).getNotifications((int) TIMEOUT.toMillis());
            if (notices == null || notices.length == 0) {
                throw new UnsuitableDatabaseException("LISTEN doesn't survive a transaction at --database-url. "
                        + "Set a pooler such as PgBouncer to pool_mode = session for Vireo.");
            }
            listen.execute("UNLISTEN " + channel);
        }
    }
}
