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
 * The statements of the writer's turn, each prepared once however many commands use it. Only for what is done with every
 * message: to build each statement anew took more than a quarter of the writer's time. One thread.
 *
 * <p>What need not be known at once waits, and goes to the database together with what comes next: on a busy machine most of the
 * turn is spent on the way there and back. Everything takes place in the order in which it was said.
 */
public final class Statements implements AutoCloseable {

    private final Connection connection;
    private final int atOnce;
    private final Map<String, PreparedStatement> prepared = new HashMap<>();
    private final List<Waiting> waiting = new ArrayList<>();

    /** @param atOnce how many statements the database takes as one, at least 1 */
    Statements(Connection connection, int atOnce) {
        this.connection = connection;
        this.atOnce = atOnce;
    }

    /** What is read of a row. */
    @FunctionalInterface
    public interface Reading<T> {

        T of(ResultSet row) throws SQLException;
    }

    /** A question that is on its way. */
    public final class Asked<T> {

        private final Reading<T> reading;
        private @Nullable List<T> rows;

        private Asked(Reading<T> reading) {
            this.reading = reading;
        }

        /** The answer; asks now if nothing made it necessary before. */
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

    private record Waiting(String sql, @Nullable Object[] values, @Nullable Asked<?> asked) {
    }

    /**
     * Changes something, at the latest before the transaction ends.
     *
     * @param values for the question marks, in order: text, numbers, booleans, times, arrays of text, numbers or booleans, or null
     */
    public void change(String sql, @Nullable Object... values) {
        waiting.add(new Waiting(sql, values, null));
    }

    /** Asks for rows, at the latest when they are looked at. @param values as in {@link #change} */
    public <T> Asked<T> ask(String sql, Reading<T> reading, @Nullable Object... values) {
        Asked<T> asked = new Asked<>(reading);
        waiting.add(new Waiting(sql, values, asked));
        return asked;
    }

    /** Lets everything that waits take place. */
    void flush() {
        List<Waiting> now = List.copyOf(waiting);
        waiting.clear();
        try {
            for (int from = 0; from < now.size(); from += atOnce) {
                List<Waiting> next = now.subList(from, Math.min(from + atOnce, now.size()));
                if (next.size() == 1) {
                    run(next.getFirst());
                } else {
                    runTogether(next);
                }
            }
        } catch (SQLException e) {
            throw new Failure(e);
        }
    }

    /** Lets everything that waits take place, and makes it last, where that goes together; else whoever began the transaction does. */
    void commit() {
        if (atOnce > 1 && !waiting.isEmpty()) {
            change("COMMIT");
        }
        flush();
    }

    private void run(Waiting each) throws SQLException {
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

    private void runTogether(List<Waiting> all) throws SQLException {
        PreparedStatement statement = prepare(all.stream().map(Waiting::sql).collect(Collectors.joining(";\n")));
        int bound = 0;
        for (Waiting each : all) {
            bound = bind(statement, bound, each.values);
        }
        boolean isRows = statement.execute();
        for (Waiting each : all) {
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
