package dev.vireo.server.stream;

import dev.vireo.testing.Await;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Another program, which writes messages with SQL. */
final class OutsideProgram implements AutoCloseable {

    private final Connection connection;

    OutsideProgram(String database) throws SQLException {
        connection = DriverManager.getConnection(database);
    }

    Connection connection() {
        return connection;
    }

    void send(String from, String to, String text) throws SQLException {
        sendAs(from, to, text, null);
    }

    void sendAs(String from, String to, String text, String clientId) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT vireo_send(?, ?, ?, ?)")) {
            statement.setString(1, from);
            statement.setString(2, to);
            statement.setString(3, text);
            statement.setString(4, clientId);
            statement.execute();
        }
    }

    void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Why rows with this text were set aside. */
    List<String> refusals(String body) throws SQLException {
        List<String> found = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT refused FROM outside_message WHERE body = ? AND refused IS NOT NULL")) {
            statement.setString(1, body);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
            }
        }
        return found;
    }

    void awaitEmptyInbox() {
        awaitEmptyInbox(connection);
    }

    static void awaitEmptyInbox(Connection connection) {
        for (int left = waiting(connection); left > 0; left = waiting(connection)) {
            int before = left;
            Await.until("some to be sent", () -> waiting(connection) < before);
        }
    }

    private static int waiting(Connection connection) {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT count(*) FROM outside_message WHERE refused IS NULL")) {
            row.next();
            return row.getInt(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
