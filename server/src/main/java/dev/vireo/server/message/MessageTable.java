package dev.vireo.server.message;

import dev.vireo.protocol.Message;
import dev.vireo.server.channel.ChannelMessages;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** The SQL of messages. */
public final class MessageTable implements ChannelMessages {

    private static final String SELECT =
            "SELECT m.id, m.channel_id, m.number, m.author, m.body, m.created_at, m.client_id FROM message m ";

    void insert(Handle handle, Message message, long authorSent) {
        handle.execute("INSERT INTO message (id, channel_id, number, author, author_sent, body, created_at, client_id) "
                        + "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                Long.parseLong(message.id()), Long.parseLong(message.channelId()), message.number(), message.author(),
                authorSent, message.body(), message.createdAt(), message.clientId());
    }

    Optional<Message> byClientId(Handle handle, String author, String clientId) {
        return handle.createQuery(SELECT + "WHERE m.author = :author AND m.client_id = :clientId")
                .bind("author", author)
                .bind("clientId", clientId)
                .map((row, context) -> message(row))
                .findOne();
    }

    Optional<Message> byId(Handle handle, long channelId, long id) {
        return handle.createQuery(SELECT + "WHERE m.id = :id AND m.channel_id = :channelId")
                .bind("id", id)
                .bind("channelId", channelId)
                .map((row, context) -> message(row))
                .findOne();
    }

    /** Messages with numbers below a bound, the nearest ones, in descending order. */
    List<Message> before(Handle handle, long channelId, long number, int limit) {
        return page(handle, "number < :number ORDER BY number DESC", channelId, number, limit);
    }

    /** Messages with numbers above a bound, the nearest ones, in ascending order. */
    List<Message> after(Handle handle, long channelId, long number, int limit) {
        return page(handle, "number > :number ORDER BY number", channelId, number, limit);
    }

    private static List<Message> page(Handle handle, String where, long channelId, long number, int limit) {
        return handle.createQuery(SELECT + "WHERE m.channel_id = :channelId AND m." + where + " LIMIT :limit")
                .bind("channelId", channelId)
                .bind("number", number)
                .bind("limit", limit)
                .map((row, context) -> message(row))
                .list();
    }

    /** What others wrote in these channels after a time, oldest first. */
    List<Message> toReaderSince(Handle handle, Collection<Long> channelIds, String reader, Instant since, int limit) {
        return toReader(handle, "AND m.created_at > :since ORDER BY m.id", channelIds, reader, since, limit);
    }

    /** The latest of what others wrote in these channels, oldest first. */
    List<Message> toReaderLatest(Handle handle, Collection<Long> channelIds, String reader, int limit) {
        return toReader(handle, "AND m.created_at > :since ORDER BY m.id DESC", channelIds, reader, Instant.EPOCH, limit)
                .reversed();
    }

    private static List<Message> toReader(
            Handle handle, String rest, Collection<Long> channelIds, String reader, Instant since, int limit) {
        if (channelIds.isEmpty()) {
            return List.of();
        }
        return handle.createQuery(SELECT + "WHERE m.channel_id IN (<channels>) AND m.author <> :reader " + rest
                        + " LIMIT :limit")
                .bindList("channels", List.copyOf(channelIds))
                .bind("reader", reader)
                .bind("since", since)
                .bind("limit", limit)
                .map((row, context) -> message(row))
                .list();
    }

    @Override
    public Map<Long, Message> latest(Handle handle, Collection<Long> channelIds) {
        if (channelIds.isEmpty()) {
            return Map.of();
        }
        return handle.createQuery(SELECT + "JOIN (SELECT channel_id, max(number) AS number FROM message "
                        + "WHERE channel_id IN (<channels>) GROUP BY channel_id) last "
                        + "ON last.channel_id = m.channel_id AND last.number = m.number")
                .bindList("channels", List.copyOf(channelIds))
                .map((row, context) -> message(row))
                .collect(Collectors.toMap(message -> Long.parseLong(message.channelId()), Function.identity()));
    }

    @Override
    public Optional<ReadPoint> readPoint(Handle handle, long channelId, long messageId, String member) {
        return byId(handle, channelId, messageId).map(message -> new ReadPoint(
                messageId, message.number(), sentUpTo(handle, channelId, member, message.number()), 0));
    }

    private static long sentUpTo(Handle handle, long channelId, String author, long number) {
        return handle.createQuery("SELECT author_sent FROM message WHERE channel_id = :channelId AND author = :author "
                        + "AND number <= :number ORDER BY number DESC LIMIT 1")
                .bind("channelId", channelId)
                .bind("author", author)
                .bind("number", number)
                .mapTo(Long.class)
                .findOne()
                .orElse(0L);
    }

    private static Message message(ResultSet row) throws SQLException {
        return new Message(row.getString(1), row.getString(2), row.getLong(3), row.getString(4), row.getString(5),
                row.getTimestamp(6).toInstant(), null, false, null, List.of(), List.of(), List.of(), row.getString(7));
    }
}
