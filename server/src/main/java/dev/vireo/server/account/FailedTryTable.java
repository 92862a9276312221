package dev.vireo.server.account;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** The SQL of failed attempts to sign in, and of the addresses from which signing in has succeeded. */
final class FailedTryTable {

    /** A row that another server has made meanwhile, and what two servers do to each other's rows. */
    private static final Set<String> COLLISIONS = Set.of("23505", "40001", "40P01");

    private FailedTryTable() {
    }

    /** The one clock that all servers of an office have. */
    static Instant now(Handle sql) {
        return sql.createQuery("SELECT CURRENT_TIMESTAMP").map((row, context) -> row.getTimestamp(1).toInstant()).one();
    }

    static Map<String, FailedTries> find(Handle sql, Collection<String> subjects) {
        return find(sql, subjects, "");
    }

    /** The existing rows, locked until the transaction ends, always in the same order, so that there are no deadlocks. */
    static Map<String, FailedTries> lock(Handle sql, Collection<String> subjects) {
        return find(sql, subjects, " FOR UPDATE");
    }

    private static Map<String, FailedTries> find(Handle sql, Collection<String> subjects, String suffix) {
        return sql.createQuery("SELECT subject, failures, last_at, waits_until FROM failed_try WHERE subject IN (<subjects>) "
                + "ORDER BY subject" + suffix)
                .bindList("subjects", subjects)
                .map((row, context) -> failures(row))
                .list()
                .stream()
                .collect(Collectors.toMap(FailedTries::subject, Function.identity()));
    }

    static void insert(Handle sql, FailedTries failures) {
        sql.execute("INSERT INTO failed_try (subject, failures, last_at, waits_until) VALUES (?, ?, ?, ?)",
                failures.subject(), failures.count(), failures.lastAt(), failures.waitsUntil());
    }

    static void update(Handle sql, FailedTries failures) {
        sql.execute("UPDATE failed_try SET failures = ?, last_at = ?, waits_until = ? WHERE subject = ?",
                failures.count(), failures.lastAt(), failures.waitsUntil(), failures.subject());
    }

    static void remove(Handle sql, String subject) {
        sql.execute("DELETE FROM failed_try WHERE subject = ?", subject);
    }

    /** Everything that is kept of one account. */
    static void forget(Handle sql, String username) {
        String both = "both " + username + " ";
        for (TryTable kept : TryTable.values()) {
            sql.execute("DELETE FROM " + kept.table + " WHERE subject = ? OR LEFT(subject, ?) = ?", "account " + username, both.length(),
                    both);
        }
    }

    static boolean isKnown(Handle sql, String subject) {
        return sql.createQuery("SELECT count(*) FROM known_address WHERE subject = :subject")
                .bind("subject", subject)
                .mapTo(Integer.class)
                .one() > 0;
    }

    static void know(Handle sql, String subject, Instant now) {
        if (sql.execute("UPDATE known_address SET last_at = ? WHERE subject = ?", now, subject) == 0) {
            sql.execute("INSERT INTO known_address (subject, last_at) VALUES (?, ?)", subject, now);
        }
    }

    /** The tables, each for one kind of row that is kept for a while. */
    enum TryTable {
        FAILED_TRIES("failed_try"),
        KNOWN_ADDRESSES("known_address");

        private final String table;

        TryTable(String table) {
            this.table = table;
        }
    }

    /** Rows that were last changed before some time. */
    record OutdatedRows(List<String> subjects, Instant before) {
    }

    /** Up to a number of rows that are older than a time, or beyond how many are kept. */
    static OutdatedRows old(Handle sql, TryTable kept, Instant before, int most, int limit) {
        Instant oldest = sql.createQuery("SELECT last_at FROM " + kept.table + " ORDER BY last_at DESC LIMIT 1 OFFSET :most")
                .bind("most", most)
                .map((row, context) -> row.getTimestamp(1).toInstant())
                .findOne()
                .filter(before::isBefore)
                .map(last -> last.plusNanos(1_000))
                .orElse(before);
        return new OutdatedRows(sql.createQuery("SELECT subject FROM " + kept.table + " WHERE last_at < :oldest LIMIT :limit")
                .bind("oldest", oldest)
                .bind("limit", limit)
                .mapTo(String.class)
                .list(), oldest);
    }

    /** Removes those of these that are still as old; taken in the one order. */
    static void prune(Handle sql, TryTable kept, OutdatedRows old) {
        List<String> held = sql.createQuery("SELECT subject FROM " + kept.table + " WHERE subject IN (<subjects>) "
                + "AND last_at < :before ORDER BY subject FOR UPDATE")
                .bindList("subjects", old.subjects())
                .bind("before", old.before())
                .mapTo(String.class)
                .list();
        if (!held.isEmpty()) {
            sql.createUpdate("DELETE FROM " + kept.table + " WHERE subject IN (<held>)").bindList("held", held).execute();
        }
    }

    /** Whether two servers got into each other's way; then nothing has happened, and trying again is right. */
    static boolean isCollision(Throwable error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null && COLLISIONS.contains(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    private static FailedTries failures(ResultSet row) throws SQLException {
        return new FailedTries(row.getString(1), row.getInt(2), row.getTimestamp(3).toInstant(), row.getTimestamp(4).toInstant());
    }

    /** @param waitsUntil before that, no further try */
    record FailedTries(String subject, int count, Instant lastAt, Instant waitsUntil) {

        /** A failure in the future happened while the clock was wrong; nobody has to wait until then. */
        boolean isForgotten(Instant now) {
            return lastAt.plus(RetryDelays.FORGOTTEN_AFTER).isBefore(now) || lastAt.isAfter(now.plus(RetryDelays.LONGEST));
        }

        Duration left(Instant now) {
            Duration left = isForgotten(now) ? Duration.ZERO : Duration.between(now, waitsUntil);
            return left.isPositive() ? left : Duration.ZERO;
        }
    }
}
