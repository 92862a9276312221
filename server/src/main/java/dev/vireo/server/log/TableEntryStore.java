package dev.vireo.server.log;

import dev.vireo.protocol.EventType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** The entries as rows of the database, found by their position and in an index of audiences. */
final class TableEntryStore implements EntryStore {

    private static final String ENTRY = "SELECT pos, logged_at, type, audience, data FROM log_entry ";
    private static final String CLOSE_TO = "SELECT pos, audience FROM log_entry WHERE pos > :pos AND pos <= :upTo ORDER BY pos";
    private static final String PROFILES = ENTRY + "WHERE audience = :audience AND type = :type ORDER BY audience, pos";
    /** How many entries are scanned before the index of audiences is used. */
    private static final int CLOSE_BY = 1_000;
    /** How many audiences one statement queries. */
    private static final int RANGES = 32;

    @Override
    public void append(StatementPipeline statements, List<LogEntry> entries) {
        if (!entries.isEmpty()) {
            statements.change("INSERT INTO log_entry (pos, logged_at, type, audience, data) "
                    + "SELECT pos, CAST(logged_at AS TIMESTAMP(6) WITH TIME ZONE), type, audience, data "
                    + "FROM UNNEST(CAST(? AS BIGINT ARRAY), CAST(? AS VARCHAR ARRAY), CAST(? AS VARCHAR ARRAY), "
                    + "CAST(? AS VARCHAR ARRAY), CAST(? AS VARCHAR ARRAY)) AS k(pos, logged_at, type, audience, data)",
                    entries.stream().map(LogEntry::pos).toArray(Long[]::new),
                    entries.stream().map(entry -> entry.at().toString()).toArray(String[]::new),
                    entries.stream().map(LogEntry::type).toArray(String[]::new),
                    entries.stream().map(entry -> entry.audience().key()).toArray(String[]::new),
                    entries.stream().map(LogEntry::data).toArray(String[]::new));
        }
    }

    @Override
    public Optional<LogEntry> at(Handle handle, long pos) {
        return handle.createQuery(ENTRY + "WHERE pos = :pos")
                .bind("pos", pos)
                .map((row, context) -> entry(row))
                .findOne();
    }

    @Override
    public List<LogEntry> profiles(Handle handle, Audience audience) {
        return handle.createQuery(PROFILES)
                .bind("audience", audience.key())
                .bind("type", EventType.USER_UPDATED.wireName())
                .map((row, context) -> entry(row))
                .list();
    }

    @Override
    public void replace(Handle handle, LogEntry entry) {
        handle.execute("UPDATE log_entry SET data = ? WHERE pos = ?", entry.data(), entry.pos());
    }

    @Override
    public List<LogEntry> after(Handle handle, long pos, int limit) {
        return handle.createQuery(ENTRY + "WHERE pos > :pos ORDER BY pos LIMIT :limit")
                .bind("pos", pos)
                .bind("limit", limit)
                .map((row, context) -> entry(row))
                .list();
    }

    /** Nearby entries are scanned, and the rest is found in the index of audiences, one range for each. */
    @Override
    public List<LogEntry> after(Handle handle, long pos, long upTo, Set<Audience> audiences, int limit) {
        long closeBy = Math.min(upTo, pos + CLOSE_BY);
        List<Long> found = new ArrayList<>(closeBy(handle, pos, closeBy, audiences, limit));
        if (found.size() < limit && closeBy < upTo) {
            found.addAll(indexed(handle, closeBy, upTo, audiences, limit - found.size()));
        }
        return found.isEmpty() ? List.of() : handle.createQuery(ENTRY + "WHERE pos IN (<found>) ORDER BY pos")
                .bindList("found", found)
                .map((row, context) -> entry(row))
                .list();
    }

    private static List<Long> closeBy(Handle handle, long pos, long upTo, Set<Audience> audiences, int limit) {
        Set<String> keys = audiences.stream().map(Audience::key).collect(Collectors.toSet());
        return handle.createQuery(CLOSE_TO)
                .bind("pos", pos)
                .bind("upTo", upTo)
                .map((row, context) -> Map.entry(row.getLong(1), row.getString(2)))
                .stream()
                .filter(entry -> keys.contains(entry.getValue()))
                .map(Map.Entry::getKey)
                .limit(limit)
                .toList();
    }

    private static List<Long> indexed(Handle handle, long pos, long upTo, Set<Audience> audiences, int limit) {
        List<String> keys = audiences.stream().map(Audience::key).sorted().toList();
        List<Long> found = new ArrayList<>();
        for (int from = 0; from < keys.size(); from += RANGES) {
            List<String> some = keys.subList(from, Math.min(from + RANGES, keys.size()));
            Query query = handle.createQuery(ranges(some.size())).bind("pos", pos).bind("upTo", upTo).bind("limit", limit);
            for (int i = 0; i < some.size(); i++) {
                query.bind("audience" + i, some.get(i));
            }
            found.addAll(query.mapTo(Long.class).list());
        }
        return found.stream().sorted().limit(limit).toList();
    }

    /**
     * The query for the first positions of several audiences. Each range names the constant column in its order, or H2 would sort
     * it; and each is queried separately, since both databases would scan the whole log for {@code audience IN (…)}.
     */
    private static String ranges(int audiences) {
        return IntStream.range(0, audiences)
                .mapToObj(i -> "(SELECT pos FROM log_entry WHERE audience = :audience" + i
                        + " AND pos > :pos AND pos <= :upTo ORDER BY audience, pos LIMIT :limit)")
                .collect(Collectors.joining(" UNION ALL "));
    }

    @Override
    public int prune(Handle handle, Instant before, int limit) {
        long last = handle.createQuery("SELECT coalesce(max(pos), 0) FROM log_entry WHERE logged_at < :before "
                + "AND pos < (SELECT pos FROM log_head) AND pos < (SELECT first_pos FROM log_head) + :limit")
                .bind("before", before)
                .bind("limit", limit)
                .mapTo(Long.class)
                .one();
        LogTable.beginAt(handle, last + 1);
        return handle.execute("DELETE FROM log_entry WHERE pos <= ?", last);
    }

    /** The database does that by itself. */
    @Override
    public void tidy() {
    }

    private static LogEntry entry(ResultSet row) throws SQLException {
        return LogEntry.read(
                row.getLong(1), instant(row, 2), row.getString(3), Audience.ofKey(row.getString(4)), row.getString(5));
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getTimestamp(column).toInstant();
    }
}
