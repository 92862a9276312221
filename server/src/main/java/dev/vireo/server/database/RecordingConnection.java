package dev.vireo.server.database;

import dev.vireo.server.journal.JournaledStatement;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A connection that notes which statements changed something, with their values, below everything that runs statements. It keeps
 * statements prepared for as long as it is open, since the same few come again and again. One thread at a time.
 */
final class RecordingConnection implements AutoCloseable {

    private static final int KEPT = 64;

    private final Connection connection;
    private final Connection recording;
    private final List<JournaledStatement> changes = new ArrayList<>();
    private final Map<String, RecordingStatement> prepared = new LinkedHashMap<>(KEPT, 0.75f, true);

    RecordingConnection(Connection connection) {
        this.connection = connection;
        this.recording = proxy(Connection.class, this::onConnection);
    }

    /** The connection to be used; closing it does nothing. */
    Connection connection() {
        return recording;
    }

    /** The one below, for what is not to be noted. */
    Connection unrecorded() {
        return connection;
    }

    /** Forgets what was noted before. */
    void beginTransaction() {
        changes.clear();
    }

    /** What has changed since the transaction began, in order. */
    List<JournaledStatement> changes() {
        return List.copyOf(changes);
    }

    private @Nullable Object onConnection(Object self, Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
        return switch (method.getName()) {
            case "close" -> null;
            case "prepareStatement" -> {
                if (arguments == null || !isPlain(arguments)) {
                    throw new UnsupportedOperationException("statements that return keys or scroll aren't journaled");
                }
                yield prepare(String.valueOf(arguments[0])).facade;
            }
            case "createStatement" -> {
                Statement statement = connection.createStatement();
                yield proxy(Statement.class, (proxy, called, values) -> onStatement(statement, called, values));
            }
            case "rollback" -> {
                if (arguments != null) {
                    throw new UnsupportedOperationException("a part of a transaction can't be taken back");
                }
                changes.clear();
                yield call(connection, method, arguments);
            }
            case "prepareCall", "setSavepoint" -> throw new UnsupportedOperationException("not journaled: " + method.getName());
            default -> call(connection, method, arguments);
        };
    }

    /** Whether a statement is asked for as it is by default, in so many words or not. */
    private static boolean isPlain(@Nullable Object[] arguments) {
        return arguments.length == 1
                || arguments.length == 3 && Integer.valueOf(ResultSet.TYPE_FORWARD_ONLY).equals(arguments[1])
                        && Integer.valueOf(ResultSet.CONCUR_READ_ONLY).equals(arguments[2]);
    }

    private RecordingStatement prepare(String sql) throws SQLException {
        RecordingStatement kept = prepared.get(sql);
        if (kept != null && !kept.inUse) {
            kept.begin();
            return kept;
        }
        RecordingStatement fresh = new RecordingStatement(sql, DurableSql.of(sql), connection.prepareStatement(sql));
        if (kept == null) {
            fresh.isKept = true;
            prepared.put(sql, fresh);
            shorten();
        }
        return fresh;
    }

    private void shorten() throws SQLException {
        Iterator<RecordingStatement> eldest = prepared.values().iterator();
        while (prepared.size() > KEPT && eldest.hasNext()) {
            RecordingStatement each = eldest.next();
            if (!each.inUse) {
                eldest.remove();
                each.statement.close();
            }
        }
    }

    private @Nullable Object onStatement(Statement statement, Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
        boolean runs = method.getName().startsWith("execute") || method.getName().equals("addBatch");
        if (!runs) {
            return call(statement, method, arguments);
        }
        if (arguments == null || arguments.length != 1 || !method.getName().equals("execute") && !method.getName().equals("executeQuery")
                && !method.getName().equals("executeUpdate")) {
            throw new UnsupportedOperationException("not journaled: " + method.getName());
        }
        String sql = (String) arguments[0];
        DurableSql kind = DurableSql.of(sql == null ? "" : sql);
        Object result = call(statement, method, arguments);
        if (kind == DurableSql.CHANGES) {
            changes.add(new JournaledStatement(String.valueOf(sql), List.of()));
        }
        return result;
    }

    /** A prepared statement, with the values that it has been given. */
    private final class RecordingStatement {

        private final String sql;
        private final DurableSql kind;
        private final PreparedStatement statement;
        private final PreparedStatement facade;
        private final List<@Nullable Object> values = new ArrayList<>();
        private final List<JournaledStatement> batch = new ArrayList<>();
        private boolean isKept;
        private boolean inUse = true;

        RecordingStatement(String sql, DurableSql kind, PreparedStatement statement) {
            this.sql = sql;
            this.kind = kind;
            this.statement = statement;
            this.facade = proxy(PreparedStatement.class, this::onCall);
        }

        void begin() {
            inUse = true;
            values.clear();
            batch.clear();
        }

        private @Nullable Object onCall(Object self, Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
            String name = method.getName();
            if (arguments != null && arguments.length >= 2 && name.startsWith("set") && arguments[0] instanceof Integer place) {
                Object result = call(statement, method, arguments);
                if (kind == DurableSql.CHANGES) {
                    note(place, name.equals("setNull") ? null : arguments[1]);
                }
                return result;
            }
            return switch (name) {
                case "execute", "executeQuery", "executeUpdate", "executeLargeUpdate" -> {
                    requireNone(arguments);
                    Object result = call(statement, method, arguments);
                    if (kind == DurableSql.CHANGES) {
                        changes.add(current());
                    }
                    yield result;
                }
                case "addBatch" -> {
                    requireNone(arguments);
                    batch.add(current());
                    yield call(statement, method, arguments);
                }
                case "executeBatch", "executeLargeBatch" -> {
                    Object result = call(statement, method, arguments);
                    changes.addAll(batch);
                    batch.clear();
                    yield result;
                }
                case "clearParameters" -> {
                    values.clear();
                    yield call(statement, method, arguments);
                }
                case "close" -> close();
                case "setFetchSize", "setMaxRows", "setQueryTimeout", "setLargeMaxRows" -> {
                    // The next one to use it would not expect that.
                    forget();
                    yield call(statement, method, arguments);
                }
                default -> call(statement, method, arguments);
            };
        }

        private void requireNone(@Nullable Object @Nullable [] arguments) {
            if (arguments != null && arguments.length > 0) {
                throw new UnsupportedOperationException("a prepared statement with another text");
            }
        }

        private void note(int place, @Nullable Object value) {
            while (values.size() < place) {
                values.add(null);
            }
            values.set(place - 1, JournalValues.toJournal(value));
        }

        private JournaledStatement current() {
            return new JournaledStatement(sql, new ArrayList<>(values));
        }

        private void forget() {
            if (isKept) {
                isKept = false;
                prepared.remove(sql);
            }
        }

        private @Nullable Object close() throws SQLException {
            inUse = false;
            if (!isKept) {
                statement.close();
            } else if (kind == DurableSql.READS) {
                // Otherwise its last result stays in memory.
                ResultSet rows = statement.getResultSet();
                if (rows != null) {
                    rows.close();
                }
            }
            return null;
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(RecordingConnection.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static @Nullable Object call(Object target, Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    @Override
    public void close() throws SQLException {
        prepared.clear();
        connection.close();
    }
}
