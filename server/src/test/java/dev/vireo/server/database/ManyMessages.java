package dev.vireo.server.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Fills an office's database as if many had written there for long: one large channel, forty others, and a log of it all. Written
 * with the databases' own number ranges, which takes a second where sending would take minutes.
 */
public final class ManyMessages {

    private static final int CHANNELS = 41;

    private ManyMessages() {
    }

    /**
     * @param url  the office's database, in which Rama, Shyam and Sita are and nothing was written yet
     * @param size how many messages
     */
    public static void write(String url, int size) throws SQLException {
        boolean h2 = url.startsWith("jdbc:h2:");
        String range = h2 ? "SYSTEM_RANGE(1, COUNT) AS s(n)" : "generate_series(1, COUNT) AS s(n)";
        try (Connection connection = DriverManager.getConnection(url); Statement statement = connection.createStatement()) {
            long first = head(statement) + 1;
            statement.execute("INSERT INTO channel (id, kind, name, direct_key, created_at, last_number, roots) SELECT " + first
                    + " + n, CASE WHEN n = 2 THEN 'direct' ELSE 'group' END, 'many', CASE WHEN n = 2 THEN 'rama sita' END, now(), 0, 0 FROM "
                    + upTo(range, CHANNELS));
            for (String name : new String[] {"rama", "sita"}) {
                statement.execute("INSERT INTO member (channel_id, username, role, joined_pos) SELECT " + first + " + n, '" + name
                        + "', 'owner', 0 FROM " + upTo(range, CHANNELS));
            }
            // Every second message goes to the first channel, and the others get the rest in turn.
            String channel = first + " + 1 + CASE WHEN MOD(n, 2) = 0 THEN 0 ELSE MOD(n / 2, " + (CHANNELS - 1) + ") + 1 END";
            String number = "CASE WHEN MOD(n, 2) = 0 THEN n / 2 ELSE n / 2 / " + (CHANNELS - 1) + " + 1 END";
            long base = first + CHANNELS;
            String written = "now() - INTERVAL '10' DAY + n * INTERVAL '1' SECOND";
            statement
                    .execute("INSERT INTO message (id, channel_id, number, author, roots, author_sent, body, created_at, client_id) SELECT "
                            + base + " + n, " + channel + ", " + number + ", CASE WHEN MOD(n, 3) = 0 THEN 'sita' ELSE 'rama' END, " + number
                            + ", "
                            + number + ", 'Is this thing on?', " + written + ", 'many-' || n FROM " + upTo(range, size));
            statement.execute("INSERT INTO log_entry (pos, logged_at, type, audience, data) SELECT " + (first - 1)
                    + " + n, now(), 'sessions_ended', '!', '{\"session_ids\":[]}' FROM " + upTo(range, CHANNELS + 1));
            statement.execute("INSERT INTO log_entry (pos, logged_at, type, audience, data) SELECT m.id, m.created_at, 'new_message', "
                    + "'#' || m.channel_id, '{\"id\":\"' || m.id || '\",\"channel_id\":\"' || m.channel_id || '\",\"number\":' "
                    + "|| m.number || ',\"author\":\"' || m.author || '\",\"body\":\"Is this thing on?\",\"created_at\":"
                    + "\"2026-01-01T00:00:00Z\",\"deleted\":false,\"mentions\":[],\"attachments\":[],\"reactions\":[]}' FROM message m "
                    + "WHERE m.id > " + base);
            statement.execute("UPDATE channel SET last_number = (SELECT max(number) FROM message m WHERE m.channel_id = channel.id), "
                    + "roots = (SELECT max(number) FROM message m WHERE m.channel_id = channel.id) WHERE id > " + first);
            statement.execute("UPDATE log_head SET pos = " + (base + size));
            if (!h2) {
                statement.execute("ANALYZE");
            }
        }
    }

    private static String upTo(String range, int count) {
        return range.replace("COUNT", Integer.toString(count));
    }

    private static long head(Statement statement) throws SQLException {
        try (var row = statement.executeQuery("SELECT pos FROM log_head")) {
            row.next();
            return row.getLong(1);
        }
    }
}
