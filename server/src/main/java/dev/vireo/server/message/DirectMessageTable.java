package dev.vireo.server.message;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/**
 * The SQL that finds the ids of direct messages to a person. Its cost depends on how many are asked for, not on how many there
 * are or how old they are.
 */
final class DirectMessageTable {

    /**
     * The channel is written as a sum so that H2 uses no index for it: it would read the channels' whole history instead of
     * starting at the id.
     */
    static final String CLOSE_TO = "SELECT id FROM message WHERE id > :after AND id <= :upTo AND channel_id + 0 IN (<channels>) "
            + "AND author <> :reader AND NOT deleted ORDER BY id LIMIT :limit";
    static final String WRITTEN_BY = "SELECT created_at FROM message WHERE created_at <= :time ORDER BY created_at DESC LIMIT 1";
    static final String LAST_OF = "SELECT max(id) FROM message WHERE created_at = :time";
    static final String BEGINNING = "SELECT id, number FROM message WHERE channel_id = :channel AND number >= :number "
            + "ORDER BY channel_id, number LIMIT 1";
    static final String NEWEST = "SELECT number FROM message WHERE channel_id = :channel ORDER BY channel_id DESC, number DESC LIMIT 1";
    /** How many ids are scanned before each channel is queried separately. */
    private static final int CLOSE_BY = 1_000;
    /** How many channels one statement queries. */
    private static final int RANGES = 32;

    private DirectMessageTable() {
    }

    /** The messages after the last one written by this time, in order, even if clocks changed since. */
    static List<Long> since(Handle handle, Collection<Long> channels, String reader, Instant time, int limit) {
        if (channels.isEmpty()) {
            return List.of();
        }
        long after = lastBy(handle, time);
        long upTo = after + CLOSE_BY;
        List<Long> found = closeTo(handle, channels, reader, after, upTo, limit);
        if (found.size() < limit && handle.createQuery("SELECT coalesce(max(id), 0) FROM message").mapTo(Long.class).one() > upTo) {
            found.addAll(inEach(handle, startsAfter(handle, channels, upTo), reader, true, limit - found.size()));
        }
        return found;
    }

    /** The latest ones, in order. */
    static List<Long> latest(Handle handle, Collection<Long> channels, String reader, int limit) {
        List<Long> found = inEach(handle, channels.stream().map(channel -> new NumberBound(channel, Long.MAX_VALUE)).toList(), reader,
                false,
                limit);
        return found.reversed();
    }

    /** The last message of those that were written by this time; 0 if there is none. */
    private static long lastBy(Handle handle, Instant time) {
        return handle.createQuery(WRITTEN_BY)
                .bind("time", time)
                .map((row, context) -> row.getTimestamp(1).toInstant())
                .findOne()
                .map(written -> handle.createQuery(LAST_OF).bind("time", written).mapTo(Long.class).one())
                .orElse(0L);
    }

    private static List<Long> closeTo(Handle handle, Collection<Long> channels, String reader, long after, long upTo, int limit) {
        return new ArrayList<>(handle.createQuery(CLOSE_TO)
                .bindList("channels", List.copyOf(channels))
                .bind("after", after)
                .bind("upTo", upTo)
                .bind("reader", reader)
                .bind("limit", limit)
                .mapTo(Long.class)
                .list());
    }

    /** A bound for the numbers of a channel's messages. */
    private record NumberBound(long channel, long number) {
    }

    /** Finds the first number after an id in each of these channels, by binary search, since numbers rise with ids. */
    private static List<NumberBound> startsAfter(Handle handle, Collection<Long> channels, long id) {
        List<NumberBound> starts = new ArrayList<>();
        for (long channel : channels) {
            OptionalLong newest = handle.createQuery(NEWEST).bind("channel", channel).mapTo(Long.class).stream()
                    .mapToLong(Long::longValue).findFirst();
            if (newest.isPresent()) {
                starts.add(new NumberBound(channel, startAfter(handle, channel, newest.getAsLong(), id)));
            }
        }
        return starts;
    }

    /** @return the last number that is not after the id; 0 if all are */
    private static long startAfter(Handle handle, long channel, long newest, long id) {
        long before = 0;
        long last = newest;
        while (before < last) {
            long middle = before + (last - before + 1) / 2;
            boolean after = handle.createQuery(BEGINNING)
                    .bind("channel", channel)
                    .bind("number", middle)
                    .map((row, context) -> row.getLong(1) > id)
                    .findOne()
                    .orElse(true);
            if (after) {
                last = middle - 1;
            } else {
                before = middle;
            }
        }
        return before;
    }

    /** @param forward the first ones after each start, in order; else the last ones before it, backwards */
    private static List<Long> inEach(Handle handle, List<NumberBound> starts, String reader, boolean forward, int limit) {
        List<Long> found = new ArrayList<>();
        for (int from = 0; from < starts.size(); from += RANGES) {
            List<NumberBound> some = starts.subList(from, Math.min(from + RANGES, starts.size()));
            Query query = handle.createQuery(ranges(some.size(), forward)).bind("reader", reader).bind("limit", limit);
            for (int i = 0; i < some.size(); i++) {
                query.bind("channel" + i, some.get(i).channel()).bind("number" + i, some.get(i).number());
            }
            found.addAll(query.mapTo(Long.class).list());
        }
        return found.stream()
                .sorted(forward ? Long::compare : (one, other) -> Long.compare(other, one))
                .limit(limit)
                .collect(Collectors.toCollection(ArrayList::new));
    }

    /** The first or last messages of so many channels, one range of the index for each. */
    static String ranges(int channels, boolean forward) {
        String order = forward ? "" : " DESC";
        return IntStream.range(0, channels)
                .mapToObj(i -> "(SELECT id FROM message WHERE channel_id = :channel" + i + " AND number " + (forward ? ">" : "<")
                        + " :number" + i + " AND author <> :reader AND NOT deleted ORDER BY channel_id" + order + ", number" + order
                        + " LIMIT :limit)")
                .collect(Collectors.joining(" UNION ALL "));
    }
}
