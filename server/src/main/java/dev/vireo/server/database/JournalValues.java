package dev.vireo.server.database;

import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The values of statements, for the journal and from it. */
final class JournalValues {

    private JournalValues() {
    }

    /** @throws IllegalArgumentException if the journal has no form for it */
    static @Nullable Object toJournal(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Timestamp time -> time.toInstant();
            case OffsetDateTime time -> time.toInstant();
            case Short number -> number.intValue();
            case Array array -> elements(array);
            case byte[] bytes -> bytes.clone();
            case Object[] elements -> elements.clone();
            case String _,Long _,Integer _,Boolean _,Double _,Instant _ -> value;
            default -> throw new IllegalArgumentException("a value that can't be journaled: " + value.getClass().getName());
        };
    }

    private static Object elements(Array array) {
        try {
            return array.getArray();
        } catch (SQLException e) {
            throw new IllegalArgumentException("an array that can't be read", e);
        }
    }

    static void bind(PreparedStatement statement, List<@Nullable Object> values) throws SQLException {
        for (int i = 0; i < values.size(); i++) {
            Object value = values.get(i);
            statement.setObject(i + 1, value instanceof Instant time ? Timestamp.from(time) : value);
        }
    }
}
