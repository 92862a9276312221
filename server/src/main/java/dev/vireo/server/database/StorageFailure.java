package dev.vireo.server.database;

import java.sql.SQLException;
import org.jdbi.v3.core.JdbiException;

/** Wraps a failure like the database's other failures, so that an unavailable database is recognised as such. */
final class StorageFailure extends JdbiException {

    private static final long serialVersionUID = 1L;

    StorageFailure(SQLException cause) {
        super(cause);
    }

    /** Work on a connection. */
    @FunctionalInterface
    interface SqlWork<T> {

        T run() throws SQLException;
    }

    static <T> T wrap(SqlWork<T> work) {
        try {
            return work.run();
        } catch (SQLException e) {
            throw new StorageFailure(e);
        }
    }
}
