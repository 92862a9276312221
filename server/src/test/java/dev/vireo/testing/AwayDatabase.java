package dev.vireo.testing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** An office's database that its servers cannot reach, until this is closed. */
public final class AwayDatabase implements AutoCloseable {

    private final Connection connection;
    private final String back;

    private AwayDatabase(Connection connection, String back) {
        this.connection = connection;
        this.back = back;
    }

    /** @param file without its ending */
    static AwayDatabase h2(String file) throws SQLException {
        return take(DriverManager.getConnection("jdbc:h2:file:" + file, "vireo", ""), "SET EXCLUSIVE 2", "SET EXCLUSIVE 0");
    }

    /** @param anyOther a connection to another database of the same PostgreSQL */
    static AwayDatabase postgresql(Connection anyOther, String name) throws SQLException {
        return take(anyOther, "ALTER DATABASE " + name + " ALLOW_CONNECTIONS false; "
                + "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '" + name + "'",
                "ALTER DATABASE " + name + " ALLOW_CONNECTIONS true");
    }

    private static AwayDatabase take(Connection connection, String away, String back) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(away);
        }
        return new AwayDatabase(connection, back);
    }

    @Override
    public void close() throws SQLException {
        try (connection; Statement statement = connection.createStatement()) {
            statement.execute(back);
        }
    }
}
