package dev.vireo.server.message;

import dev.vireo.protocol.Answers;
import dev.vireo.protocol.Message;
import dev.vireo.server.channel.ChannelMessages;
import dev.vireo.server.log.Transaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/**
 * The SQL that reads messages, complete with mentions, reactions, threads and files, and counts them. {@link MessageWriteTable}
 * writes them.
 */
public final class MessageTable implements ChannelMessages {

    private static final String SELECT = "SELECT m.id, m.channel_id, m.number, m.author, m.body, m.created_at, m.edited_at, "
            + "m.deleted, m.parent_id, m.mention_all, m.client_id FROM message m ";

    /** The first row of the index. For {@code min(number)}, H2 would read each row of the channel. */
    static final String FIRST_NUMBER = "SELECT number FROM message WHERE channel_id = :channelId ORDER BY channel_id, number LIMIT 1";
    static final String LAST_NUMBER = "SELECT number FROM message WHERE channel_id = :channelId ORDER BY channel_id DESC, number DESC LIMIT 1";
    static final String FIRST_KEPT = "SELECT number FROM message WHERE channel_id = :channelId AND number < :end "
            + "AND created_at >= :time AND created_at <= :now ORDER BY channel_id, number LIMIT 1";
    static final String LAST_BEFORE = "SELECT id, number, parent_id, roots FROM message WHERE channel_id = :channelId AND number < :end "
            + "AND created_at < :time ORDER BY channel_id DESC, number DESC LIMIT 1";

    /**
     * The parent is written as a sum so that H2 uses no index for it: of those who are no replies it would read all of the office instead
     * of the channel's.
     */
    private static final String NO_REPLY = "m.parent_id + 0 IS NULL";

    private final MessageFiles files;

    public MessageTable(MessageFiles files) {
        this.files = files;
    }

    /** The files that messages carry. */
    MessageFiles files() {
        return files;
    }

    /** The list of messages to read: a channel's or a thread's. */
    static final class MessageScope {

        private final String column;
        private final long id;

        private MessageScope(String column, long id) {
            this.column = column;
            this.id = id;
        }

        static MessageScope inChannel(long channelId) {
            return new MessageScope("m.channel_id", channelId);
        }

        static MessageScope inThread(long parentId) {
            return new MessageScope("m.parent_id", parentId);
        }
    }

    List<Answers.MessageVersion> versions(Handle handle, long id) {
        return handle.createQuery("SELECT body, replaced_at FROM message_version WHERE message_id = :id ORDER BY replaced_at")
                .bind("id", id)
                .map((row, context) -> new Answers.MessageVersion(row.getString(1), row.getTimestamp(2).toInstant()))
                .list();
    }

    Map<Long, List<Answers.MessageVersion>> versions(Handle handle, Collection<Long> ids) {
        Map<Long, List<Answers.MessageVersion>> found = new HashMap<>();
        if (!ids.isEmpty()) {
            handle.createQuery("SELECT message_id, body, replaced_at FROM message_version WHERE message_id IN (<ids>) "
                    + "ORDER BY message_id, replaced_at")
                    .bindList("ids", List.copyOf(ids))
                    .map((row, context) -> found.computeIfAbsent(row.getLong(1), id -> new ArrayList<>())
                            .add(new Answers.MessageVersion(row.getString(2), row.getTimestamp(3).toInstant())))
                    .list();
        }
        return found;
    }

    long count(Handle handle, long channelId, long upTo) {
        return handle.createQuery("SELECT count(*) FROM message WHERE channel_id = :channelId AND number <= :upTo")
                .bind("channelId", channelId)
                .bind("upTo", upTo)
                .mapTo(Long.class)
                .one();
    }

    /** The channel of a message. */
    public Optional<Long> channelOf(Handle handle, long id) {
        return handle.createQuery("SELECT channel_id FROM message WHERE id = :id").bind("id", id).mapTo(Long.class).findOne();
    }

    Optional<Message> byClientId(Transaction transaction, String author, String clientId) {
        List<Long> ids = transaction.statements().ask("SELECT id FROM message WHERE author = ? AND client_id = ?",
                row -> row.getLong(1), author, clientId).rows();
        return byIds(transaction.sql(), ids).stream().findFirst();
    }

    Optional<Message> byId(Handle handle, long channelId, long id) {
        return messages(handle, handle.createQuery(SELECT + "WHERE m.id = :id AND m.channel_id = :channelId")
                .bind("id", id)
                .bind("channelId", channelId)).stream().findFirst();
    }

    /** The messages among these that exist, by id. */
    List<Message> byIds(Handle handle, Collection<Long> ids) {
        return ids.isEmpty() ? List.of()
                : messages(handle, handle.createQuery(SELECT + "WHERE m.id IN (<ids>) ORDER BY m.id")
                        .bindList("ids", List.copyOf(ids)));
    }

    /** Messages of the whole office with ids below a bound, the nearest ones, in descending order. */
    List<Message> beforeId(Handle handle, long id, int limit) {
        return messages(handle, handle.createQuery(SELECT + "WHERE m.id < :id ORDER BY m.id DESC LIMIT :limit")
                .bind("id", id)
                .bind("limit", limit));
    }

    /** Messages with numbers below a bound, the nearest ones, in descending order. */
    List<Message> before(Handle handle, MessageScope scope, long number, int limit) {
        return page(handle, scope, "number < :number", " DESC", number, limit);
    }

    /** Messages with numbers above a bound, the nearest ones, in ascending order. */
    List<Message> after(Handle handle, MessageScope scope, long number, int limit) {
        return page(handle, scope, "number > :number", "", number, limit);
    }

    /**
     * The number of the first message that was written at a time or later; {@link Long#MAX_VALUE} if there is none. Halves the numbers, as
     * they have an index and times have none. Where a clock was set back, a message close by may be found.
     */
    long firstSince(Handle handle, MessageScope scope, Instant time) {
        String select = "SELECT m.number, m.created_at FROM message m WHERE " + scope.column + " = :place AND m.number ";
        String next = select + ">= :number ORDER BY " + scope.column + ", m.number LIMIT 1";
        String last = select + "<= :number ORDER BY " + scope.column + " DESC, m.number DESC LIMIT 1";
        long earlier = 0;
        long since = near(handle, last, scope, Long.MAX_VALUE).map(NumberAndTime::number).orElse(0L) + 1;
        long found = Long.MAX_VALUE;
        while (earlier + 1 < since) {
            long middle = earlier + (since - earlier) / 2;
            NumberAndTime there = near(handle, next, scope, middle).orElseThrow();
            if (there.time().isBefore(time)) {
                earlier = there.number();
            } else {
                found = there.number();
                since = middle;
            }
        }
        return found;
    }

    private static Optional<NumberAndTime> near(Handle handle, String query, MessageScope scope, long number) {
        return handle.createQuery(query).bind("place", scope.id).bind("number", number)
                .map((row, context) -> new NumberAndTime(row.getLong(1), row.getTimestamp(2).toInstant())).findOne();
    }

    private record NumberAndTime(long number, Instant time) {
    }

    /** The order includes the constant column: otherwise H2 would read and sort the whole channel for its last rows. */
    private List<Message> page(Handle handle, MessageScope scope, String range, String direction, long number, int limit) {
        return messages(handle, handle.createQuery(SELECT + "WHERE " + scope.column + " = :place AND m." + range
                + " ORDER BY " + scope.column + direction + ", m.number" + direction + " LIMIT :limit")
                .bind("place", scope.id)
                .bind("number", number)
                .bind("limit", limit));
    }

    @Override
    public Map<Long, Message> latest(Handle handle, Collection<Long> channelIds) {
        if (channelIds.isEmpty()) {
            return Map.of();
        }
        // One index lookup for each channel. Without this order, H2 would sort the channel's whole history.
        return messages(handle, handle.createQuery(SELECT + "JOIN channel c ON m.id = (SELECT l.id FROM message l "
                + "WHERE l.channel_id = c.id AND l.parent_id IS NULL ORDER BY l.channel_id DESC, l.number DESC LIMIT 1) "
                + "WHERE c.id IN (<channels>)")
                .bindList("channels", List.copyOf(channelIds)))
                .stream()
                .collect(Collectors.toMap(message -> Long.parseLong(message.channelId()), Function.identity()));
    }

    @Override
    public Optional<MessagePlace> place(Handle handle, long channelId, long messageId) {
        return handle.createQuery("SELECT number, parent_id, roots FROM message WHERE id = :id AND channel_id = :channelId")
                .bind("id", messageId)
                .bind("channelId", channelId)
                .map((row, context) -> new MessagePlace(messageId, row.getLong(1), (Long) row.getObject(2), row.getLong(3)))
                .findOne();
    }

    @Override
    public CountsSince since(Handle handle, long channelId, long number, String member) {
        int own = handle.createQuery("SELECT count(*) FROM message m WHERE m.channel_id = :channelId AND m.author = :member "
                + "AND m.number > :number AND " + NO_REPLY)
                .bind("channelId", channelId)
                .bind("member", member)
                .bind("number", number)
                .mapTo(Integer.class)
                .one();
        return new CountsSince(own, mentions(handle, "m.channel_id = :place AND " + NO_REPLY, channelId, number, member));
    }

    @Override
    public ThreadSince sinceInThread(Handle handle, long parentId, long number, String member) {
        int unread = handle.createQuery("SELECT count(*) FROM message WHERE parent_id = :parentId AND number > :number "
                + "AND author <> :member")
                .bind("parentId", parentId)
                .bind("number", number)
                .bind("member", member)
                .mapTo(Integer.class)
                .one();
        return new ThreadSince(unread, unread == 0 ? 0 : mentions(handle, "m.parent_id = :place", parentId, number, member));
    }

    private static int mentions(Handle handle, String where, long place, long number, String member) {
        return handle.createQuery("SELECT count(*) FROM message m WHERE " + where + " AND m.number > :number "
                + "AND m.author <> :member AND (m.mention_all OR EXISTS (SELECT 1 FROM message_mention n "
                + "WHERE n.message_id = m.id AND n.username = :member))")
                .bind("place", place)
                .bind("number", number)
                .bind("member", member)
                .mapTo(Integer.class)
                .one();
    }

    @Override
    public Optional<MessagePlace> lastBefore(Handle handle, long channelId, Instant time, Instant now, int atMost) {
        long first = number(handle, FIRST_NUMBER, channelId).orElse(0L);
        long latest = number(handle, LAST_NUMBER, channelId).orElse(0L);
        for (long considered = atMost;; considered *= 2) {
            long end = first + considered;
            Optional<Long> kept = handle.createQuery(FIRST_KEPT).bind("channelId", channelId).bind("end", end).bind("time", time)
                    .bind("now", now).mapTo(Long.class).findOne();
            Optional<MessagePlace> last = handle.createQuery(LAST_BEFORE)
                    .bind("channelId", channelId)
                    .bind("end", kept.orElse(end))
                    .bind("time", time)
                    .map((row, context) -> new MessagePlace(row.getLong(1), row.getLong(2), (Long) row.getObject(3), row.getLong(4)))
                    .findOne();
            // Otherwise all of these have a time ahead of the clock, which says nothing of how old they are.
            if (last.isPresent() || kept.isPresent() || end > latest) {
                return last;
            }
        }
    }

    private static Optional<Long> number(Handle handle, String query, long channelId) {
        return handle.createQuery(query).bind("channelId", channelId).mapTo(Long.class).findOne();
    }

    @Override
    public void expire(Handle handle, long channelId, long number) {
        files.detach(handle, handle.createQuery("SELECT id FROM message WHERE channel_id = :channelId AND number <= :number "
                + "UNION SELECT id FROM message WHERE parent_id IN "
                + "(SELECT id FROM message WHERE channel_id = :channelId AND number <= :number)")
                .bind("channelId", channelId)
                .bind("number", number)
                .mapTo(Long.class)
                .list());
        handle.execute("DELETE FROM message WHERE parent_id IN (SELECT id FROM message WHERE channel_id = ? AND number <= ?)",
                channelId, number);
        handle.execute("DELETE FROM message WHERE channel_id = ? AND number <= ?", channelId, number);
    }

    private List<Message> messages(Handle handle, Query query) {
        Map<Long, Message> found = new LinkedHashMap<>();
        query.map((row, context) -> message(row)).forEach(message -> found.put(Long.parseLong(message.id()), message));
        if (!found.isEmpty()) {
            addMentions(handle, found);
            addReactions(handle, found);
            addThreads(handle, found);
            addFiles(handle, found);
            ForwardTable.of(handle, found.keySet())
                    .forEach((id, origin) -> found.computeIfPresent(id, (key, message) -> message.forwarding(origin)));
        }
        return List.copyOf(found.values());
    }

    private static void addMentions(Handle handle, Map<Long, Message> found) {
        Map<Long, List<String>> mentions = new HashMap<>();
        handle.createQuery("SELECT message_id, username FROM message_mention WHERE message_id IN (<ids>) ORDER BY username")
                .bindList("ids", List.copyOf(found.keySet()))
                .map((row, context) -> mentions.computeIfAbsent(row.getLong(1), id -> new ArrayList<>()).add(row.getString(2)))
                .list();
        mentions.forEach((id, names) -> found.computeIfPresent(id, (key, message) -> {
            List<String> all = new ArrayList<>(message.mentions());
            all.addAll(names);
            return message.with(all, message.attachments());
        }));
    }

    private static void addReactions(Handle handle, Map<Long, Message> found) {
        Map<Long, Map<String, List<String>>> reactions = new HashMap<>();
        handle.createQuery("SELECT message_id, emoji, username FROM reaction WHERE message_id IN (<ids>) "
                + "ORDER BY kind_pos, pos")
                .bindList("ids", List.copyOf(found.keySet()))
                .map((row, context) -> reactions
                        .computeIfAbsent(row.getLong(1), id -> new LinkedHashMap<>())
                        .computeIfAbsent(row.getString(2), emoji -> new ArrayList<>())
                        .add(row.getString(3)))
                .list();
        reactions.forEach((id, byEmoji) -> found.computeIfPresent(id, (key, message) -> message.withReactions(
                byEmoji.entrySet().stream().map(entry -> new Message.Reaction(entry.getKey(), entry.getValue())).toList())));
    }

    private void addFiles(Handle handle, Map<Long, Message> found) {
        files.of(handle, found.keySet())
                .forEach((id, carried) -> found.computeIfPresent(id, (key, message) -> message.with(message.mentions(), carried)));
    }

    private static void addThreads(Handle handle, Map<Long, Message> found) {
        Map<Long, List<AuthorReplies>> authors = new HashMap<>();
        handle.createQuery("SELECT parent_id, author, count(*), max(id), min(number) AS first FROM message "
                + "WHERE parent_id IN (<ids>) GROUP BY parent_id, author ORDER BY parent_id, first")
                .bindList("ids", List.copyOf(found.keySet()))
                .map((row, context) -> authors.computeIfAbsent(row.getLong(1), id -> new ArrayList<>())
                        .add(new AuthorReplies(row.getString(2), row.getInt(3), row.getLong(4))))
                .list();
        Map<Long, Instant> times = times(handle, authors.values().stream()
                .map(each -> each.stream().mapToLong(AuthorReplies::last).max().orElseThrow()).toList());
        authors.forEach((id, each) -> {
            long lastId = each.stream().mapToLong(AuthorReplies::last).max().orElseThrow();
            Instant lastAt = times.get(lastId);
            if (lastAt != null) {
                found.computeIfPresent(id, (key, message) -> message.with(new Message.Thread(
                        each.stream().mapToInt(AuthorReplies::count).sum(), lastAt, Long.toString(lastId),
                        each.stream().map(AuthorReplies::author).toList())));
            }
        });
    }

    /** The replies of one author in one thread. */
    private record AuthorReplies(String author, int count, long last) {
    }

    private static Map<Long, Instant> times(Handle handle, Collection<Long> ids) {
        return ids.isEmpty() ? Map.of()
                : handle.createQuery("SELECT id, created_at FROM message WHERE id IN (<ids>)")
                        .bindList("ids", List.copyOf(ids))
                        .map((row, context) -> Map.entry(row.getLong(1), row.getTimestamp(2).toInstant()))
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Message message(ResultSet row) throws SQLException {
        Timestamp edited = row.getTimestamp(7);
        return new Message(row.getString(1), row.getString(2), row.getLong(3), row.getString(4), row.getString(5),
                row.getTimestamp(6).toInstant(), edited == null ? null : edited.toInstant(), row.getBoolean(8), row.getString(9),
                row.getBoolean(10) ? List.of(Message.EVERYONE) : List.of(), List.of(), List.of(), null, null, row.getString(11),
                null);
    }
}
