package dev.vireo.server.presence;

import dev.vireo.protocol.Presence;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** The SQL of the presence that survives a restart. */
final class PresenceStore {

    private PresenceStore() {
    }

    static List<StoredPresence> all(Handle sql) {
        return sql.createQuery("SELECT username, availability, last_seen FROM presence")
                .map((row, context) -> new StoredPresence(
                        row.getString(1),
                        Presence.valueOf(row.getString(2).toUpperCase(Locale.ROOT)),
                        instant(row.getTimestamp(3))))
                .list();
    }

    static void choose(Handle sql, String username, Presence availability) {
        String column = availability.name().toLowerCase(Locale.ROOT);
        if (sql.execute("UPDATE presence SET availability = ? WHERE username = ?", column, username) == 0) {
            sql.execute("INSERT INTO presence (username, availability) VALUES (?, ?)", username, column);
        }
    }

    static void remove(Handle sql, String username) {
        sql.execute("DELETE FROM presence WHERE username = ?", username);
    }

    /** Another server may have saved a later time, or named somebody who is not in this office. */
    static void seen(Handle sql, List<LastSeen> people) {
        PreparedBatch rows = sql
                .prepareBatch("INSERT INTO presence (username) SELECT username FROM account WHERE username = ? AND NOT deleted "
                        + "AND NOT EXISTS (SELECT 1 FROM presence WHERE username = ?)");
        people.forEach(seen -> rows.add(seen.username(), seen.username()));
        rows.execute();
        PreparedBatch times = sql.prepareBatch("UPDATE presence SET last_seen = ? WHERE username = ? "
                + "AND (last_seen IS NULL OR last_seen < ?)");
        people.forEach(seen -> times.add(seen.at(), seen.username(), seen.at()));
        times.execute();
    }

    private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }

    /** @param lastSeen null if never */
    record StoredPresence(String username, Presence availability, @Nullable Instant lastSeen) {
    }
}
