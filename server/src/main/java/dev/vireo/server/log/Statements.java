package dev.vireo.server.log;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/**
 * The statements of the writer's turn, each prepared once however many commands use it. Only for what is done with every
 * message: to build each statement anew took more than a quarter of the writer's time. One thread.
 */
public final class Statements implements AutoCloseable {

    private final Connection connection;
    private final Map<String, PreparedStatement> prepared = new HashMap<>();

    Statements(Connection connection) {
        this.connection = connection;
    }

    /** What is read of a row. */
    @FunctionalInterface
    public interface Reading<T> {

        T of(ResultSet row) throws SQLException;
    }

    /** @param values for the question marks, in order: text, numbers, booleans, times, arrays of text or numbers, or null */
    public int update(String sql, @Nullable Object... values) {
        try {
            return prepare(sql, values).executeUpdate();
        } catch (SQLException e) {
            throw new Failure(e);
        }
    }

    public <T> List<T> list(String sql, Reading<T> reading, @Nullable Object... values) {
        List<T> found = new ArrayList<>();
        try (ResultSet rows = prepare(sql, values).executeQuery()) {
            while (rows.next()) {
                found.add(reading.of(rows));
            }
            return found;
        } catch (SQLException e) {
            throw new Failure(e);
        }
    }

    /** Runs one statement for many rows at once. */
    public void all(String sql, List<@Nullable Object[]> rows) {
        if (rows.isEmpty()) {
            return;
        }
        try {
            PreparedStatement statement = prepare(sql);
            for (@Nullable Object[] row : rows) {
                bind(statement, row).addBatch();
            }
            statement.executeBatch();
        } catch (SQLException e) {
            throw new Failure(e);
        }
    }

    private PreparedStatement prepare(String sql, @Nullable Object... values) throws SQLException {
        PreparedStatement statement = prepared.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            prepared.put(sql, statement);
        }
        return bind(statement, values);
    }

    private static PreparedStatement bind(PreparedStatement statement, @Nullable Object[] values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i] instanceof Instant time ? Timestamp.from(time) : values[i]);
        }
        return statement;
    }

    @Override
    public void close() {
        for (PreparedStatement statement : prepared.values()) {
            try {
                statement.close();
            } catch (SQLException e) {
                throw new Failure(e);
            }
        }
    }

    /** As the database's other failures come, so that one that is away is known for it. */
    private static final class Failure extends JdbiException {

        private static final long serialVersionUID = 1L;

        Failure(SQLException cause) {
            super(cause);
        }
    }
}
