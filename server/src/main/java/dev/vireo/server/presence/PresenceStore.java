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
        return sql.createQuery("SELECT username, availability, last_seen, availability_until FROM presence")
                .map((row, context) -> new StoredPresence(
                        row.getString(1),
                        Presence.valueOf(row.getString(2).toUpperCase(Locale.ROOT)),
                        instant(row.getTimestamp(3)),
                        instant(row.getTimestamp(4))))
                .list();
    }

    /** @param until when it ends by itself; null if it does not */
    static void choose(Handle sql, String username, Presence availability, @Nullable Instant until) {
        String column = availability.name().toLowerCase(Locale.ROOT);
        if (sql.execute("UPDATE presence SET availability = ?, availability_until = ? WHERE username = ?", column, until, username) == 0) {
            sql.execute("INSERT INTO presence (username, availability, availability_until) VALUES (?, ?, ?)", username, column, until);
        }
    }

    /** Whether what a person chose ends at exactly this time. */
    static boolean endsAt(Handle sql, String username, Instant at) {
        return sql.createQuery("SELECT availability_until FROM presence WHERE username = :username AND availability_until IS NOT NULL")
                .bind("username", username)
                .map((row, context) -> row.getTimestamp(1).toInstant())
                .findOne().filter(at::equals).isPresent();
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

    /**
     * @param lastSeen null if never
     * @param until    when the availability ends by itself; null if it does not
     */
    record StoredPresence(String username, Presence availability, @Nullable Instant lastSeen, @Nullable Instant until) {
    }
}
