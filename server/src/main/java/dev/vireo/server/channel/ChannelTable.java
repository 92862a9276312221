package dev.vireo.server.channel;

import dev.vireo.protocol.Answers.OpenChannel;
import dev.vireo.protocol.Channel;
import dev.vireo.protocol.ChannelKind;
import dev.vireo.protocol.ChannelRole;
import dev.vireo.protocol.Member;
import dev.vireo.protocol.ThreadUnread;
import dev.vireo.protocol.text.NameText;
import dev.vireo.server.log.LogPosition;
import dev.vireo.server.log.StatementPipeline;
import dev.vireo.server.text.FoldedText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** The SQL of channels and their members. */
final class ChannelTable {

    private static final String COLUMNS = "SELECT c.id, m.username, c.kind, m.role, c.archived, n.last_number, n.roots, m.joined_pos, "
            + "s.read_number, s.roots_when_read, s.sent, s.sent_when_read, s.mentions, c.closed, m.id, ";
    private static final String COUNTS = "JOIN member_state s ON s.member_id = m.id JOIN channel_state n ON n.channel_id = m.channel_id ";
    private static final String FROM = " FROM member m JOIN channel c ON c.id = m.channel_id " + COUNTS;
    /** Whether it is the direct channel of two people of whom one is a guest, and who share no other channel any more. */
    private static final String CUT_OFF = """
            CASE WHEN c.kind <> 'direct' THEN FALSE ELSE
                EXISTS (SELECT 1 FROM account a WHERE a.role = 'guest' AND a.username IN (
                    SUBSTRING(c.direct_key FROM 1 FOR POSITION(' ' IN c.direct_key) - 1),
                    SUBSTRING(c.direct_key FROM POSITION(' ' IN c.direct_key) + 1)))
                AND NOT EXISTS (SELECT 1 FROM member o JOIN member t ON t.username = o.username
                        JOIN member w ON w.channel_id = t.channel_id AND w.username = m.username
                        JOIN channel s ON s.id = t.channel_id
                        WHERE o.channel_id = c.id AND o.username <> m.username AND s.kind <> 'direct')
            END AS cut_off""";
    private static final String MEMBERSHIP = COLUMNS + CUT_OFF + FROM;
    /**
     * To be looked at, for counts and lists, not to do anything with: it does not say what is cut off, for which the database would look
     * into other tables for each direct channel.
     */
    private static final String LISTED_MEMBERSHIP = COLUMNS + "FALSE" + FROM;

    private ChannelTable() {
    }

    static Optional<Membership> membership(Handle handle, long channelId, String username) {
        return memberships(handle.createQuery(MEMBERSHIP + "WHERE m.channel_id = :id AND m.username = :username")
                .bind("id", channelId)
                .bind("username", username), ThreadTable.unread(handle, channelId, username)).stream().findFirst();
    }

    static List<Membership> membershipsOf(Handle handle, String username) {
        return memberships(handle.createQuery(LISTED_MEMBERSHIP + "WHERE m.username = :username ORDER BY c.id")
                .bind("username", username), ThreadTable.unread(handle, username));
    }

    static List<Membership> allMemberships(Handle handle) {
        return memberships(handle.createQuery(LISTED_MEMBERSHIP), ThreadTable.unread(handle));
    }

    private static List<Membership> memberships(Query query, Map<ThreadTable.ThreadMember, List<ThreadUnread>> threads) {
        return query.map((row, context) -> membership(row,
                threads.getOrDefault(new ThreadTable.ThreadMember(row.getLong(1), row.getString(2)), List.of()))).list();
    }

    private static Membership membership(ResultSet row, List<ThreadUnread> threads) throws SQLException {
        return new Membership(row.getLong(15), row.getLong(1), row.getString(2), ChannelKind.valueOf(upper(row.getString(3))),
                ChannelRole.valueOf(upper(row.getString(4))), row.getBoolean(5), row.getBoolean(14), row.getLong(6), row.getLong(7),
                row.getLong(8), row.getLong(9), row.getLong(10), row.getLong(11), row.getLong(12), row.getInt(13), row.getBoolean(16),
                threads);
    }

    /** A membership without its threads. */
    static Optional<Membership> author(StatementPipeline statements, long channelId, String username) {
        return statements.ask(MEMBERSHIP + "WHERE m.channel_id = ? AND m.username = ?", row -> membership(row, List.of()),
                channelId, username).rows().stream().findFirst();
    }

    /** An author's place, and the membership found for it. @param directKey null where the channel is not direct */
    record FoundAuthor(AuthorPlace place, Membership membership, @Nullable String directKey) {
    }

    /** The memberships that there are in these places, without their threads; what is cut off is not looked at. */
    static StatementPipeline.PendingQuery<FoundAuthor> authors(StatementPipeline statements, List<AuthorPlace> places) {
        return statements.ask(COLUMNS + """
                FALSE, k.wanted, c.direct_key
                FROM UNNEST(CAST(? AS INTEGER ARRAY), CAST(? AS BIGINT ARRAY), CAST(? AS VARCHAR ARRAY),
                            CAST(? AS VARCHAR ARRAY)) AS k(wanted, channel_id, direct_key, username)
                JOIN channel c ON c.id = COALESCE(k.channel_id, (SELECT d.id FROM channel d WHERE d.direct_key = k.direct_key))
                JOIN member m ON m.channel_id = c.id AND m.username = k.username
                """ + COUNTS,
                row -> new FoundAuthor(places.get(row.getInt(17)), membership(row, List.of()), row.getString(18)),
                IntStream.range(0, places.size()).boxed().toArray(Integer[]::new),
                places.stream().map(place -> LogPosition.parse(place.channelId()).orElse(null)).toArray(Long[]::new),
                places.stream().map(AuthorPlace::directKey).toArray(String[]::new),
                places.stream().map(AuthorPlace::author).toArray(String[]::new));
    }

    static Optional<Long> direct(Handle handle, String directKey) {
        return handle.createQuery("SELECT id FROM channel WHERE direct_key = :key")
                .bind("key", directKey)
                .mapTo(Long.class)
                .findOne();
    }

    static void insertDirect(Handle handle, long id, String directKey, Instant createdAt) {
        handle.execute("INSERT INTO channel (id, kind, direct_key, created_at) VALUES (?, 'direct', ?, ?)",
                id, directKey, createdAt);
        insertState(handle, id);
    }

    private static void insertState(Handle handle, long id) {
        handle.execute("INSERT INTO channel_state (channel_id) VALUES (?)", id);
    }

    /** Whether nobody can write in these direct channels. */
    static void setClosed(Handle handle, Collection<Long> ids, boolean closed) {
        if (!ids.isEmpty()) {
            handle.createUpdate("UPDATE channel SET closed = :closed WHERE id IN (<ids>)")
                    .bind("closed", closed)
                    .bindList("ids", List.copyOf(ids))
                    .execute();
        }
    }

    static void insert(Handle handle, long id, ChannelKind kind, String name, String description, String maker,
            Instant createdAt) {
        handle.execute("INSERT INTO channel (id, kind, name, description, maker, created_at) VALUES (?, ?, ?, ?, ?, ?)",
                id, lower(kind), name, description, maker, createdAt);
        insertState(handle, id);
    }

    static void update(Handle handle, Channel channel) {
        handle.execute("UPDATE channel SET name = ?, description = ?, archived = ?, retention_days = ? WHERE id = ?",
                channel.name(), channel.description(), channel.archived(), channel.retentionDays(),
                Long.parseLong(channel.id()));
    }

    /** Whether another open channel that is not archived has a name that people would confuse with this one. */
    static boolean isOpenNameTaken(Handle handle, String name, long exceptId) {
        String key = NameText.key(name);
        return handle.createQuery("SELECT name FROM channel WHERE kind = 'open' AND NOT archived AND id <> :id")
                .bind("id", exceptId)
                .mapTo(String.class)
                .stream()
                .anyMatch(taken -> NameText.key(taken).equals(key));
    }

    /** Open channels that are not archived, by name, beginning behind {@code after}, whose name or description holds the text. */
    static List<OpenChannel> open(Handle handle, String username, String query, String after, int limit) {
        String wanted = FoldedText.of(query);
        String behind = FoldedText.of(after);
        return handle.createQuery("SELECT id, name, description FROM channel WHERE kind = 'open' AND NOT archived")
                .map((row, context) -> new OpenChannel(row.getString(1), row.getString(2), row.getString(3), 0, false))
                .list().stream()
                .filter(channel -> FoldedText.of(channel.name()).contains(wanted)
                        || FoldedText.of(channel.description()).contains(wanted))
                .filter(channel -> FoldedText.of(channel.name()).compareTo(behind) > 0)
                .sorted(Comparator.comparing(channel -> FoldedText.of(channel.name())))
                .limit(limit)
                .map(channel -> withMembers(handle, channel, username))
                .toList();
    }

    private static OpenChannel withMembers(Handle handle, OpenChannel channel, String username) {
        return handle.createQuery("SELECT count(*), count(CASE WHEN username = :username THEN 1 END) FROM member WHERE channel_id = :id")
                .bind("username", username)
                .bind("id", Long.parseLong(channel.id()))
                .map((row, context) -> new OpenChannel(
                        channel.id(), channel.name(), channel.description(), row.getInt(1), row.getInt(2) > 0))
                .one();
    }

    /** An open channel. @return whether it is archived; empty if there is no such open channel */
    static Optional<Boolean> openArchived(Handle handle, long id) {
        return handle.createQuery("SELECT archived FROM channel WHERE id = :id AND kind = 'open'")
                .bind("id", id)
                .mapTo(Boolean.class)
                .findOne();
    }

    /** The channels with messages and a retention rule, by id, with the days after which messages are deleted. */
    static Map<Long, Integer> retention(Handle handle, @Nullable Integer officeDays) {
        return handle.createQuery("SELECT id, COALESCE(retention_days, CAST(:office AS INTEGER)) FROM channel "
                + "JOIN channel_state ON channel_id = id WHERE last_number > 0 AND COALESCE(retention_days, CAST(:office AS INTEGER)) IS NOT NULL")
                .bind("office", officeDays)
                .map((row, context) -> Map.entry(row.getLong(1), row.getInt(2)))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    static void countRoot(StatementPipeline statements, Membership author) {
        countRoots(statements, Map.of(author.channelId(), 1), Map.of(author.id(), 1));
    }

    /** @param channels how many messages, by channel; @param members how many of them, by the membership of their author */
    static void countRoots(StatementPipeline statements, Map<Long, Integer> channels, Map<Long, Integer> members) {
        if (channels.isEmpty()) {
            return;
        }
        statements.change("MERGE INTO channel_state AS c USING (SELECT id, written FROM UNNEST(CAST(? AS BIGINT ARRAY), "
                + "CAST(? AS INTEGER ARRAY)) AS w(id, written)) AS k ON c.channel_id = k.id WHEN MATCHED THEN UPDATE "
                + "SET last_number = c.last_number + k.written, roots = c.roots + k.written",
                channels.keySet().toArray(Long[]::new), channels.values().toArray(Integer[]::new));
        statements.change("MERGE INTO member_state AS m USING (SELECT id, written FROM UNNEST(CAST(? AS BIGINT ARRAY), "
                + "CAST(? AS INTEGER ARRAY)) AS w(id, written)) AS k ON m.member_id = k.id WHEN MATCHED THEN UPDATE "
                + "SET sent = m.sent + k.written",
                members.keySet().toArray(Long[]::new), members.values().toArray(Integer[]::new));
    }

    static void countReply(Handle handle, long channelId) {
        handle.execute("UPDATE channel_state SET last_number = last_number + 1 WHERE channel_id = ?", channelId);
    }

    static void countMentions(Handle handle, long channelId, Collection<String> usernames) {
        if (!usernames.isEmpty()) {
            handle.createUpdate("UPDATE member_state SET mentions = mentions + 1 WHERE member_id IN "
                    + "(SELECT id FROM member WHERE channel_id = :id AND username IN (<names>))")
                    .bind("id", channelId)
                    .bindList("names", List.copyOf(usernames))
                    .execute();
        }
    }

    static void countMentionOfAll(Handle handle, Membership author) {
        handle.execute("UPDATE member_state SET mentions = mentions + 1 WHERE member_id IN (SELECT id FROM member WHERE channel_id = ?) "
                + "AND member_id <> ?", author.channelId(), author.id());
    }

    /** @param visibleToOthers whether the other members see it */
    static void updateRead(Handle handle, Membership member, boolean visibleToOthers) {
        handle.execute("UPDATE member_state SET read_number = ?, roots_when_read = ?, sent_when_read = ?, mentions = ?, "
                + "told_number = GREATEST(told_number, ?) WHERE member_id = ?",
                member.readNumber(), member.rootsWhenRead(), member.sentWhenRead(), member.mentions(),
                visibleToOthers ? member.readNumber() : 0, member.id());
    }

    /** The names of a member's channels by id; a direct channel is named by the other's username. */
    static Map<Long, String> names(Handle handle, String username) {
        return handle.createQuery("SELECT c.id, c.name, c.direct_key FROM member m JOIN channel c ON c.id = m.channel_id "
                + "WHERE m.username = :username")
                .bind("username", username)
                .map((row, context) -> Map.entry(row.getLong(1), name(row.getString(2), row.getString(3), username)))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static String name(String name, @Nullable String directKey, String username) {
        return directKey == null ? name
                : Stream.of(directKey.split(" ")).filter(one -> !one.equals(username)).findFirst().orElse(username);
    }

    /** The usernames among these that are members. */
    static List<String> members(Handle handle, long channelId, Collection<String> usernames) {
        if (usernames.isEmpty()) {
            return List.of();
        }
        return handle.createQuery("SELECT username FROM member WHERE channel_id = :id AND username IN (<names>) "
                + "ORDER BY username")
                .bind("id", channelId)
                .bindList("names", List.copyOf(usernames))
                .mapTo(String.class)
                .list();
    }

    /** Everybody in the channels of a person that are not direct, the person among them. Belongs to its caller. */
    static Set<String> companions(Handle handle, String username) {
        return handle.createQuery("SELECT DISTINCT t.username FROM member m JOIN channel c ON c.id = m.channel_id "
                + "JOIN member t ON t.channel_id = c.id WHERE m.username = :username AND c.kind <> 'direct'")
                .bind("username", username)
                .mapTo(String.class)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Whether two people are in the same channel that is not direct. */
    static boolean areTogether(Handle handle, String one, String other) {
        return handle.createQuery("SELECT 1 FROM member m JOIN member t ON t.channel_id = m.channel_id "
                + "JOIN channel c ON c.id = m.channel_id WHERE m.username = :one AND t.username = :other AND c.kind <> 'direct' LIMIT 1")
                .bind("one", one)
                .bind("other", other)
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }

    /** Everybody in a channel, by username. */
    static List<String> members(Handle handle, long channelId) {
        return handle.createQuery("SELECT username FROM member WHERE channel_id = :id ORDER BY username")
                .bind("id", channelId)
                .mapTo(String.class)
                .list();
    }

    /** Whether a channel has more members than this. */
    static boolean hasMoreMembers(Handle handle, long channelId, int than) {
        return handle.createQuery("SELECT count(*) FROM (SELECT 1 FROM member WHERE channel_id = :id LIMIT :limit) few")
                .bind("id", channelId)
                .bind("limit", than + 1)
                .mapTo(Integer.class)
                .one() > than;
    }

    /** Who else is in these direct channels, by channel id. */
    static Map<Long, String> otherMembers(Handle handle, Collection<Long> directChannels, String username) {
        if (directChannels.isEmpty()) {
            return Map.of();
        }
        return handle.createQuery("SELECT channel_id, username FROM member "
                + "WHERE channel_id IN (<ids>) AND username <> :username")
                .bindList("ids", List.copyOf(directChannels))
                .bind("username", username)
                .map((row, context) -> Map.entry(row.getLong(1), row.getString(2)))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /**
     * Channels with their complete members, in the order of their ids.
     *
     * @param viewer the reader; nobody's username if the result is the same for all
     */
    static List<Channel> channels(Handle handle, Collection<Long> ids, String viewer) {
        if (ids.isEmpty()) {
            return List.of();
        }
        Map<Long, List<Member>> members = MemberTable.members(handle, ids, viewer);
        return handle.createQuery("SELECT id, kind, name, description, created_at, archived, retention_days, last_number "
                + "FROM channel JOIN channel_state ON channel_id = id WHERE id IN (<ids>) ORDER BY id")
                .bindList("ids", List.copyOf(ids))
                .map((row, context) -> new Channel(row.getString(1), ChannelKind.valueOf(upper(row.getString(2))),
                        row.getString(3), row.getString(4), row.getTimestamp(5).toInstant(), row.getBoolean(6),
                        (Integer) row.getObject(7), members.getOrDefault(row.getLong(1), List.of()), row.getLong(8), null, null,
                        null, null))
                .list();
    }

    private static String upper(String name) {
        return name.toUpperCase(Locale.ROOT);
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
