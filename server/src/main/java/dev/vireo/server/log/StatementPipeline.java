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
import java.util.stream.Collectors;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/**
 * Runs the statements of a write transaction in few round trips, each prepared once however many commands use it. Use it only
 * for what is done with every message: preparing each statement anew took more than a quarter of the writer's time. One thread.
 *
 * <p>A statement whose result is not needed yet waits, and is sent together with those that follow: on a busy machine most of a
 * transaction is spent on round trips. Statements run in the order in which they were added.
 */
public final class StatementPipeline implements AutoCloseable {

    private final Connection connection;
    private final int atOnce;
    private final Map<String, PreparedStatement> prepared = new HashMap<>();
    private final List<PendingStatement> waiting = new ArrayList<>();

    /** @param atOnce how many statements can be sent as one, at least 1 */
    StatementPipeline(Connection connection, int atOnce) {
        this.connection = connection;
        this.atOnce = atOnce;
    }

    /** Reads one row of a result. */
    @FunctionalInterface
    public interface RowReader<T> {

        T of(ResultSet row) throws SQLException;
    }

    /** A query that may not have been sent yet. */
    public final class PendingQuery<T> {

        private final RowReader<T> reading;
        private @Nullable List<T> rows;

        private PendingQuery(RowReader<T> reading) {
            this.reading = reading;
        }

        /** The result. Sends the query now if it has not been sent. */
        public List<T> rows() {
            if (rows == null) {
                flush();
            }
            return rows == null ? List.of() : rows;
        }

        private void read(ResultSet from) throws SQLException {
            List<T> found = new ArrayList<>();
            while (from.next()) {
                found.add(reading.of(from));
            }
            rows = found;
        }
    }

    private record PendingStatement(String sql, @Nullable Object[] values, @Nullable PendingQuery<?> asked) {
    }

    /**
     * Queues a change, sent before the transaction ends at the latest.
     *
     * @param values for the question marks, in order: text, numbers, booleans, times, arrays of text, numbers or booleans, or
     *               null
     */
    public void change(String sql, @Nullable Object... values) {
        waiting.add(new PendingStatement(sql, values, null));
    }

    /**
     * Queues a query, sent when its rows are read at the latest.
     *
     * @param values as in {@link #change}
     */
    public <T> PendingQuery<T> ask(String sql, RowReader<T> reading, @Nullable Object... values) {
        PendingQuery<T> asked = new PendingQuery<>(reading);
        waiting.add(new PendingStatement(sql, values, asked));
        return asked;
    }

    /** Sends everything that is queued. */
    void flush() {
        List<PendingStatement> now = List.copyOf(waiting);
        waiting.clear();
        try {
            for (int from = 0; from < now.size(); from += atOnce) {
                List<PendingStatement> next = now.subList(from, Math.min(from + atOnce, now.size()));
                if (next.size() == 1) {
                    run(next.getFirst());
                } else {
                    runTogether(next);
                }
            }
        } catch (SQLException e) {
            throw new StatementFailure(e);
        }
    }

    /**
     * Sends everything that is queued, with the commit where one statement can carry both; otherwise the owner of the transaction
     * commits.
     */
    void commit() {
        if (atOnce > 1 && !waiting.isEmpty()) {
            change("COMMIT");
        }
        flush();
    }

    private void run(PendingStatement each) throws SQLException {
        PreparedStatement statement = prepare(each.sql);
        bind(statement, 0, each.values);
        if (each.asked == null) {
            statement.executeUpdate();
            return;
        }
        try (ResultSet rows = statement.executeQuery()) {
            each.asked.read(rows);
        }
    }

    private void runTogether(List<PendingStatement> all) throws SQLException {
        PreparedStatement statement = prepare(all.stream().map(PendingStatement::sql).collect(Collectors.joining(";\n")));
        int bound = 0;
        for (PendingStatement each : all) {
            bound = bind(statement, bound, each.values);
        }
        boolean isRows = statement.execute();
        for (PendingStatement each : all) {
            if (isRows && each.asked != null) {
                try (ResultSet rows = statement.getResultSet()) {
                    each.asked.read(rows);
                }
            }
            isRows = statement.getMoreResults();
        }
    }

    private PreparedStatement prepare(String sql) throws SQLException {
        PreparedStatement statement = prepared.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            prepared.put(sql, statement);
        }
        return statement;
    }

    /** @return how many are bound */
    private static int bind(PreparedStatement statement, int bound, @Nullable Object[] values) throws SQLException {
        int place = bound;
        for (Object value : values) {
            statement.setObject(++place, value instanceof Instant time ? Timestamp.from(time) : value);
        }
        return place;
    }

    @Override
    public void close() {
        for (PreparedStatement statement : prepared.values()) {
            try {
                statement.close();
            } catch (SQLException e) {
                throw new StatementFailure(e);
            }
        }
    }

    /** Wraps a failure like the database's other failures, so that an unavailable database is recognised as such. */
    private static final class StatementFailure extends JdbiException {

        private static final long serialVersionUID = 1L;

        StatementFailure(SQLException cause) {
            super(cause);
        }
    }
}
