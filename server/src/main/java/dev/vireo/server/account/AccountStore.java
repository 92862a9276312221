package dev.vireo.server.account;

import dev.vireo.protocol.OfficeRole;
import dev.vireo.protocol.User;
import dev.vireo.server.log.StatementPipeline;
import dev.vireo.server.text.FoldedText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** The SQL of the office's people. */
final class AccountStore {

    private static final String COLUMNS = "username, display_name, title, department, role, bot, active, deleted, status_text, "
            + "status_emoji, status_until, avatar_hash";
    private static final RowMapper<User> USER = (row, context) -> user(row);

    private AccountStore() {
    }

    static Optional<User> find(Handle sql, String username) {
        return sql.createQuery("SELECT " + COLUMNS + " FROM account WHERE username = :username")
                .bind("username", username)
                .map(USER)
                .findOne();
    }

    /** Those who are there, in the order of their usernames. */
    static List<User> find(Handle sql, Collection<String> usernames) {
        return sql.createQuery("SELECT " + COLUMNS + " FROM account WHERE username IN (<usernames>) ORDER BY username")
                .bindList("usernames", usernames)
                .map(USER)
                .list();
    }

    static StatementPipeline.PendingQuery<String> guests(StatementPipeline statements) {
        return statements.ask("SELECT username FROM account WHERE role = 'guest'", row -> row.getString(1));
    }

    static List<String> withRole(Handle sql, OfficeRole role) {
        return sql.createQuery("SELECT username FROM account WHERE role = :role ORDER BY username")
                .bind("role", wireName(role))
                .mapTo(String.class)
                .list();
    }

    /** In the order of their usernames, beginning behind {@code after}. */
    static List<User> search(Handle sql, Predicate<String> seen, String query, String after, boolean withInactive, int limit) {
        String wanted = FoldedText.of(query);
        return sql.createQuery("SELECT " + COLUMNS + " FROM account WHERE username > :after AND (active OR :all) ORDER BY username")
                .bind("after", after)
                .bind("all", withInactive)
                .map(USER)
                .list().stream()
                .filter(user -> seen.test(user.username()))
                .filter(user -> Stream.of(user.username(), user.displayName(), user.title(), user.department())
                        .anyMatch(text -> FoldedText.of(text).contains(wanted)))
                .limit(limit)
                .toList();
    }

    /** Whoever has this username, or a display name of which a word begins so. */
    static List<String> named(Handle sql, String name, int limit) {
        String wanted = FoldedText.of(name);
        return sql.createQuery("SELECT " + COLUMNS + " FROM account ORDER BY username")
                .map(USER)
                .list().stream()
                .filter(user -> user.username().equals(wanted) || (" " + FoldedText.of(user.displayName())).contains(" " + wanted))
                .map(User::username)
                .limit(limit)
                .toList();
    }

    static List<String> existing(Handle sql, Collection<String> usernames) {
        return sql.createQuery("SELECT username FROM account WHERE username IN (<usernames>) ORDER BY username")
                .bindList("usernames", usernames)
                .mapTo(String.class)
                .list();
    }

    /** Everybody's names, also of those who have left. */
    static List<AccountName> names(Handle sql) {
        return sql.createQuery("SELECT username, display_name FROM account")
                .map((row, context) -> new AccountName(row.getString(1), row.getString(2)))
                .list();
    }

    record AccountName(String username, String displayName) {
    }

    /** Those of these people who have left the office. */
    static Set<String> inactive(Handle sql, Collection<String> usernames) {
        return sql.createQuery("SELECT username FROM account WHERE username IN (<usernames>) AND NOT active")
                .bindList("usernames", usernames)
                .mapTo(String.class)
                .set();
    }

    static Optional<String> passwordHash(Handle sql, String username) {
        return sql.createQuery("SELECT password_hash FROM account WHERE username = :username "
                + "AND password_hash IS NOT NULL")
                .bind("username", username)
                .mapTo(String.class)
                .findOne();
    }

    static void setPassword(Handle sql, String username, @Nullable String hash) {
        sql.execute("UPDATE account SET password_hash = ? WHERE username = ?", hash, username);
    }

    /** How many owners there are who have not left. */
    static int owners(Handle sql) {
        return sql.createQuery("SELECT count(*) FROM account WHERE role = 'owner' AND active").mapTo(Integer.class).one();
    }

    static List<String> ownerNames(Handle sql) {
        return sql.createQuery("SELECT username FROM account WHERE role = 'owner' AND active ORDER BY username").mapTo(String.class).list();
    }

    static void add(Handle sql, List<NewAccount> accounts, Instant now) {
        PreparedBatch batch = sql.prepareBatch("INSERT INTO account "
                + "(username, display_name, title, department, role, bot, password_hash, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
        for (NewAccount account : accounts) {
            User user = account.user();
            batch.add(user.username(), user.displayName(), user.title(), user.department(), wireName(user.role()),
                    user.bot(), account.passwordHash(), now);
        }
        batch.execute();
    }

    static void update(Handle sql, User user) {
        sql.execute("UPDATE account SET display_name = ?, title = ?, department = ?, role = ?, status_text = ?, "
                + "status_emoji = ?, status_until = ?, avatar_hash = ?, active = ?, deleted = ? WHERE username = ?",
                user.displayName(), user.title(), user.department(), wireName(user.role()), user.statusText(),
                user.statusEmoji(), user.statusUntil(), user.avatar(), user.active(), user.deleted(), user.username());
    }

    /** When whose status ends by itself. */
    static Map<String, Instant> statusEnds(Handle sql) {
        Map<String, Instant> ends = new HashMap<>();
        sql.createQuery("SELECT username, status_until FROM account WHERE status_until IS NOT NULL")
                .map((row, context) -> Map.entry(row.getString(1), row.getTimestamp(2).toInstant()))
                .forEach(end -> ends.put(end.getKey(), end.getValue()));
        return ends;
    }

    static void putAvatar(Handle sql, String username, String hash, byte[] png) {
        sql.execute("DELETE FROM avatar WHERE username = ?", username);
        sql.execute("INSERT INTO avatar (username, hash, content) VALUES (?, ?, ?)", username, hash, png);
    }

    static void removeAvatar(Handle sql, String username) {
        sql.execute("DELETE FROM avatar WHERE username = ?", username);
    }

    static Optional<Avatar> avatar(Handle sql, String username) {
        return sql.createQuery("SELECT hash, content FROM avatar WHERE username = :username")
                .bind("username", username)
                .map((row, context) -> new Avatar(row.getString(1), row.getBytes(2)))
                .findOne();
    }

    private static User user(ResultSet row) throws SQLException {
        return new User(row.getString(1), row.getString(2), row.getString(3), row.getString(4), role(row.getString(5)),
                row.getBoolean(6), row.getBoolean(7), row.getBoolean(8), row.getString(9), row.getString(10), instant(row.getTimestamp(11)),
                row.getString(12), null, null);
    }

    private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }

    static OfficeRole role(String wireName) {
        return OfficeRole.valueOf(wireName.toUpperCase(Locale.ROOT));
    }

    private static String wireName(OfficeRole role) {
        return role.name().toLowerCase(Locale.ROOT);
    }

    /** @param passwordHash null where nobody can sign in with a password */
    record NewAccount(User user, @Nullable String passwordHash) {
    }
}
