package dev.vireo.server.presence;

import dev.vireo.protocol.Presence;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The SQL of presence: what outlives a restart. */
final class PresenceStore {

    private PresenceStore() {
    }

    static List<Kept> all(Handle sql) {
        return sql.createQuery("SELECT username, availability, last_seen FROM presence")
                .map((row, context) -> new Kept(
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

    static void seen(Handle sql, List<Presences.Seen> people) {
        for (Presences.Seen seen : people) {
            if (sql.execute("UPDATE presence SET last_seen = ? WHERE username = ?", seen.at(), seen.username()) == 0) {
                sql.execute("INSERT INTO presence (username, last_seen) VALUES (?, ?)", seen.username(), seen.at());
            }
        }
    }

    private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }

    /** @param lastSeen null if never */
    record Kept(String username, Presence availability, @Nullable Instant lastSeen) {
    }
}
