package dev.vireo.server.move;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/** Reads and writes the rows of any table of an office, as its schema describes it. */
final class RowStore {

    /**
     * Tables that are not moved: the records of migrations, moves, the journal, the log's files and the lease of the running servers, and contents and the
     * key, which each kind of place stores differently.
     */
    static final Set<String> LEFT_OUT = Set.of("flyway_schema_history", "move", "content", "content_piece", "office_key",
            "journal_position", "writer_lease", "log_files", "log_replaced");

    private static final char REPLACEMENT = '\uFFFD';

    /** A task on a connection. */
    @FunctionalInterface
    private interface ConnectionWork<T> {

        T with(Connection connection) throws SQLException;
    }

    private static <T> T run(Handle handle, ConnectionWork<T> work) {
        try {
            return work.with(handle.getConnection());
        } catch (SQLException e) {
            throw new RowFailure(e);
        }
    }

    /** Wraps a failure like the database's other failures, so that an unavailable database is recognised as such. */
    private static final class RowFailure extends JdbiException {

        private static final long serialVersionUID = 1L;

        RowFailure(SQLException cause) {
            super(cause);
        }
    }

    /** All tables of the office except {@link #LEFT_OUT}, each after the tables it references. */
    List<TableShape> shapes(Handle handle) {
        return run(handle, connection -> {
            List<TableShape> shapes = new ArrayList<>();
            for (String table : tables(connection)) {
                if (!LEFT_OUT.contains(lower(table))) {
                    shapes.add(shape(connection, table));
                }
            }
            shapes.sort(Comparator.comparing(TableShape::table));
            return TableShape.inOrder(shapes);
        });
    }

    private static List<String> tables(Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT table_name FROM information_schema.tables WHERE table_schema = ? AND table_type = 'BASE TABLE'")) {
            query.setString(1, connection.getSchema());
            try (ResultSet rows = query.executeQuery()) {
                List<String> tables = new ArrayList<>();
                while (rows.next()) {
                    tables.add(rows.getString(1));
                }
                return tables;
            }
        }
    }

    private static TableShape shape(Connection connection, String table) throws SQLException {
        DatabaseMetaData meta = connection.getMetaData();
        TreeMap<Integer, String> key = new TreeMap<>();
        try (ResultSet rows = meta.getPrimaryKeys(null, connection.getSchema(), table)) {
            while (rows.next()) {
                key.put(rows.getInt("KEY_SEQ"), lower(rows.getString("COLUMN_NAME")));
            }
        }
        if (key.isEmpty()) {
            throw new IllegalStateException("the table " + table + " has no primary key to move it by");
        }
        Set<String> needs = new HashSet<>();
        try (ResultSet rows = meta.getImportedKeys(null, connection.getSchema(), table)) {
            while (rows.next()) {
                needs.add(lower(rows.getString("PKTABLE_NAME")));
            }
        }
        return new TableShape(lower(table), columns(connection, table), List.copyOf(key.values()), Set.copyOf(needs));
    }

    private static List<TableColumn> columns(Connection connection, String table) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet none = statement.executeQuery("SELECT * FROM " + table + " WHERE 1 = 0")) {
            ResultSetMetaData meta = none.getMetaData();
            List<TableColumn> columns = new ArrayList<>();
            for (int i = 1; i <= meta.getColumnCount(); i++) {
                columns.add(new TableColumn(lower(meta.getColumnName(i)), TableColumn.ColumnKind.of(meta.getColumnTypeName(i))));
            }
            columns.sort(Comparator.comparing(TableColumn::name));
            return List.copyOf(columns);
        }
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    long count(Handle handle, TableShape shape) {
        return handle.createQuery("SELECT count(*) FROM " + shape.table()).mapTo(Long.class).one();
    }

    void clear(Handle handle, TableShape shape) {
        handle.execute("DELETE FROM " + shape.table());
    }

    /** The next rows by primary key. @param after the last row so far; null for the first. @param skip how many to pass over */
    List<@Nullable Object[]> page(Handle handle, TableShape shape, @Nullable Object @Nullable [] after, long skip) {
        String key = String.join(", ", shape.key());
        String sql = "SELECT " + names(shape) + " FROM " + shape.table()
                + (after == null ? "" : " WHERE " + behind(shape.key()))
                + " ORDER BY " + key + " LIMIT " + shape.rowsAtOnce() + (skip == 0 ? "" : " OFFSET " + skip);
        return run(handle, connection -> {
            try (PreparedStatement query = connection.prepareStatement(sql)) {
                if (after != null) {
                    int place = 1;
                    for (Object value : behindValues(shape, after)) {
                        query.setObject(place++, toSql(value));
                    }
                }
                return read(shape, query);
            }
        });
    }

    private static List<@Nullable Object[]> read(TableShape shape, PreparedStatement query) throws SQLException {
        List<@Nullable Object[]> page = new ArrayList<>();
        try (ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                @Nullable Object[] row = new Object[shape.columns().size()];
                for (int i = 0; i < row.length; i++) {
                    row[i] = value(rows, i + 1, shape.columns().get(i).kind());
                }
                page.add(row);
            }
        }
        return page;
    }

    /**
     * The condition for keys after a given one, such as {@code a >= ? AND (a > ? OR (b >= ? AND (b > ?)))}: in this form both
     * databases use the key's index.
     */
    private static String behind(List<String> key) {
        String first = key.getFirst();
        return key.size() == 1 ? first + " > ?"
                : first + " >= ? AND (" + first + " > ? OR (" + behind(key.subList(1, key.size())) + "))";
    }

    private static List<Object> behindValues(TableShape shape, @Nullable Object[] row) {
        List<String> names = shape.columns().stream().map(TableColumn::name).toList();
        List<Object> values = new ArrayList<>();
        for (String part : shape.key()) {
            Object value = row[names.indexOf(part)];
            if (value == null) {
                throw new IllegalStateException("a key without a value");
            }
            values.add(value);
            if (!part.equals(shape.key().getLast())) {
                values.add(value);
            }
        }
        return values;
    }

    private static @Nullable Object value(ResultSet row, int column, TableColumn.ColumnKind kind) throws SQLException {
        Object value = switch (kind) {
            case TEXT -> text(row.getString(column));
            case WHOLE -> row.getLong(column);
            case TRUTH -> row.getBoolean(column);
            case TIME -> {
                OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
                yield time == null ? null : time.toInstant();
            }
            case BYTES -> row.getBytes(column);
        };
        return row.wasNull() ? null : value;
    }

    /** Replaces NUL and unpaired surrogates, which PostgreSQL cannot store. No server accepts them, but offices may be old. */
    static @Nullable String text(@Nullable String text) {
        if (text == null || text.codePoints().noneMatch(RowStore::isNotText)) {
            return text;
        }
        return text.codePoints()
                .mapToObj(c -> Character.toString(isNotText(c) ? REPLACEMENT : c))
                .collect(Collectors.joining());
    }

    private static boolean isNotText(int codePoint) {
        return codePoint == 0 || Character.getType(codePoint) == Character.SURROGATE;
    }

    void insert(Handle handle, TableShape shape, List<@Nullable Object[]> rows) {
        String marks = shape.columns().stream().map(column -> "?").collect(Collectors.joining(", "));
        run(handle, connection -> {
            try (PreparedStatement statement = connection.prepareStatement(
                    "INSERT INTO " + shape.table() + " (" + names(shape) + ") VALUES (" + marks + ")")) {
                for (@Nullable Object[] row : rows) {
                    for (int i = 0; i < row.length; i++) {
                        statement.setObject(i + 1, toSql(row[i]));
                    }
                    statement.addBatch();
                }
                return statement.executeBatch().length;
            }
        });
    }

    private static @Nullable Object toSql(@Nullable Object value) {
        return value instanceof Instant time ? time.atOffset(ZoneOffset.UTC) : value;
    }

    private static String names(TableShape shape) {
        return shape.columns().stream().map(TableColumn::name).collect(Collectors.joining(", "));
    }
}
