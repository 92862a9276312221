package dev.vireo.server.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;

/**
 * Fills an office's database as if many had written there for long: one large channel, forty others, and a log of it all, with
 * threads, mentions, reactions, edits, files, sessions and an audit log. Written with the databases' own number ranges, which takes
 * seconds where sending would take hours.
 */
public final class ManyMessages {

    private static final int CHANNELS = 41;
    /** Every tenth message of a channel is a reply to the one before it. */
    private static final int TENTH = 10;
    private static final int AT_ONCE = 50_000;

    private final Statement statement;
    private final String range;
    private final long first;
    /** Behind it come the ids of the messages. */
    private final long base;

    private ManyMessages(Statement statement, boolean h2) throws SQLException {
        this.statement = statement;
        this.range = h2 ? "SYSTEM_RANGE(%d, %d) AS s(n)" : "generate_series(CAST(%d AS BIGINT), CAST(%d AS BIGINT)) AS s(n)";
        this.first = number("SELECT pos FROM log_head") + 1;
        this.base = first + CHANNELS;
    }

    /**
     * @param url  the office's database, in which Rama, Shyam and Sita are and nothing was written yet
     * @param size how many messages
     */
    public static void write(String url, int size) throws SQLException {
        boolean h2 = url.startsWith("jdbc:h2:");
        try (Connection connection = DriverManager.getConnection(url); Statement statement = connection.createStatement()) {
            ManyMessages many = new ManyMessages(statement, h2);
            many.channels();
            for (int from = 1; from <= size; from += AT_ONCE) {
                many.messages(from, Math.min(size, from + AT_ONCE - 1));
            }
            many.counts(size);
            many.sessions(size / 100);
            many.audit(size / 10);
            if (!h2) {
                statement.execute("ANALYZE");
            }
        }
    }

    private void channels() throws SQLException {
        statement.execute("INSERT INTO channel (id, kind, name, direct_key, created_at) SELECT " + first
                + " + n, CASE WHEN n = 2 THEN 'direct' ELSE 'group' END, 'many', CASE WHEN n = 2 THEN 'rama sita' END, now() FROM "
                + range(1, CHANNELS));
        statement.execute("INSERT INTO channel_state (channel_id) SELECT " + first + " + n FROM " + range(1, CHANNELS));
        long members = number("SELECT COALESCE(max(id), 0) FROM member");
        for (String name : new String[] {"rama", "sita"}) {
            statement.execute("INSERT INTO member (id, channel_id, username, role, joined_pos) SELECT " + members + " + n, " + first
                    + " + n, '" + name + "', 'owner', 0 FROM " + range(1, CHANNELS));
            statement.execute("INSERT INTO member_state (member_id) SELECT " + members + " + n FROM " + range(1, CHANNELS));
            members += CHANNELS;
        }
        statement.execute("INSERT INTO log_entry (pos, logged_at, type, audience, data) SELECT " + (first - 1)
                + " + n, now(), 'sessions_ended', '!', '{\"session_ids\":[]}' FROM " + range(1, CHANNELS + 1));
    }

    /** Every second message goes to the first channel, and the others get the rest in turn. */
    private void messages(int from, int to) throws SQLException {
        String channel = first + " + 1 + CASE WHEN MOD(n, 2) = 0 THEN 0 ELSE MOD(n / 2, " + (CHANNELS - 1) + ") + 1 END";
        String number = "CASE WHEN MOD(n, 2) = 0 THEN n / 2 ELSE n / 2 / " + (CHANNELS - 1) + " + 1 END";
        String earlier = "CASE WHEN MOD(n, 2) = 0 THEN 2 ELSE " + 2 * (CHANNELS - 1) + " END";
        String roots = roots("(" + number + ")");
        statement
                .execute("INSERT INTO message (id, channel_id, number, parent_id, author, roots, author_sent, body, created_at, client_id) "
                        + "SELECT " + base + " + n, " + channel + ", " + number + ", CASE WHEN MOD(" + number + ", " + TENTH + ") = 0 THEN "
                        + base
                        + " + n - " + earlier + " END, CASE WHEN MOD(n, 3) = 0 THEN 'sita' ELSE 'rama' END, " + roots + ", " + roots
                        + ", 'Is this thing on?', now() - INTERVAL '10' DAY + n * INTERVAL '1' SECOND, 'many-' || n FROM "
                        + range(from, to));
        String written = " FROM message m WHERE m.id > " + (base + from - 1) + " AND m.id <= " + (base + to);
        statement.execute("INSERT INTO log_entry (pos, logged_at, type, audience, data) SELECT m.id, m.created_at, 'new_message', "
                + "'#' || m.channel_id, '{\"id\":\"' || m.id || '\",\"channel_id\":\"' || m.channel_id || '\",\"number\":' "
                + "|| m.number || ',\"author\":\"' || m.author || '\",\"body\":\"Is this thing on?\",\"created_at\":"
                + "\"2026-01-01T00:00:00Z\",\"deleted\":false,\"mentions\":[],\"attachments\":[],\"reactions\":[]}'" + written);
        statement.execute("INSERT INTO thread_member (parent_id, channel_id, username, following) SELECT m.parent_id, m.channel_id, "
                + "m.author, TRUE" + written + " AND m.parent_id IS NOT NULL");
        statement.execute("INSERT INTO message_mention (message_id, username) SELECT m.id, 'sita'" + written + " AND MOD(m.id, 50) = 1");
        statement.execute("INSERT INTO reaction (message_id, emoji, username, pos, kind_pos) SELECT m.id, '👍', 'rama', m.id, m.id"
                + written + " AND MOD(m.id, 50) = 2");
        statement.execute("INSERT INTO message_version (message_id, replaced_at, body, pos) SELECT m.id, m.created_at, 'Is it?', m.id"
                + written + " AND MOD(m.id, 100) = 3");
        statement.execute("INSERT INTO attachment (id, content_hash, name, type, size, uploader, uploaded_at, message_id) SELECT "
                + "'many-' || m.id, 'many-' || m.id, 'plan.pdf', 'application/pdf', 1, m.author, m.created_at, m.id" + written
                + " AND MOD(m.id, 50) = 4");
    }

    private static String roots(String number) {
        return number + " - " + number + " / " + TENTH;
    }

    private void counts(int size) throws SQLException {
        String last = "(SELECT max(number) FROM message m WHERE m.channel_id = channel_state.channel_id)";
        statement.execute("UPDATE channel_state SET last_number = " + last + ", roots = " + roots(last) + " WHERE channel_id > " + first);
        statement.execute("UPDATE log_head SET pos = " + (base + size));
    }

    private void sessions(int count) throws SQLException {
        statement.execute("INSERT INTO session (id, username, token_hash, kind, name, created_at, last_used_at) SELECT 'many-' || n, "
                + "CASE WHEN n > 20 THEN 'shyam' ELSE 'rama' END, 'many-' || n, 'token', 'many', now(), now() FROM " + range(1, count));
    }

    /** Its hashes are not those of a chain, which only a verification would notice. */
    private void audit(int count) throws SQLException {
        long last;
        try (ResultSet row = statement.executeQuery("SELECT last_number FROM audit_chain")) {
            last = row.next() ? row.getLong(1) : 0;
        }
        statement.execute("INSERT INTO audit_entry (number, at, actor, action, subject, address, details, hash) SELECT " + last
                + " + n, now(), CASE WHEN MOD(n, 2) = 0 THEN 'sita' ELSE 'rama' END, CASE WHEN MOD(n, 1000) = 0 THEN 'token_made' ELSE "
                + "'sign_in' END, '', '127.0.0.1', '{}', 'many' FROM " + range(1, count));
        statement.execute("UPDATE audit_chain SET last_number = " + (last + count));
    }

    private String range(long from, long to) {
        return String.format(Locale.ROOT, range, from, to);
    }

    private long number(String query) throws SQLException {
        try (ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }
}
