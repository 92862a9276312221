package dev.vireo.server.channel;

import dev.vireo.protocol.ChannelRole;
import dev.vireo.protocol.Member;
import dev.vireo.protocol.NotificationPreference;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The SQL of members: joining, leaving, roles and preferences. */
final class MemberTable {

    /** Members see their own read position, and others' as far as it was published. */
    private static final String SELECT = "SELECT channel_id, username, role, notifications, muted_until, "
            + "CASE WHEN username = :viewer THEN read_number ELSE told_number END FROM member JOIN member_state ON member_id = id ";

    private MemberTable() {
    }

    /**
     * A new member has nothing unread. What they send is counted from here, whether or not they were here before: only how much came
     * since they last read counts, and to count all of theirs would go through the whole channel.
     */
    static void insert(Handle handle, long channelId, String username, ChannelRole role, long joinedPos) {
        handle.execute("INSERT INTO member (id, channel_id, username, role, joined_pos) "
                + "VALUES ((SELECT COALESCE(MAX(id), 0) + 1 FROM member), ?, ?, ?, ?)", channelId, username, lower(role), joinedPos);
        handle.execute("INSERT INTO member_state (member_id, read_number, told_number, roots_when_read) "
                + "SELECT m.id, c.last_number, c.last_number, c.roots FROM member m JOIN channel_state c ON c.channel_id = m.channel_id "
                + "WHERE m.channel_id = ? AND m.username = ?", channelId, username);
    }

    static void delete(Handle handle, long channelId, String username) {
        handle.execute("DELETE FROM member WHERE channel_id = ? AND username = ?", channelId, username);
    }

    static void updateRole(Handle handle, long channelId, String username, ChannelRole role) {
        handle.execute("UPDATE member SET role = ? WHERE channel_id = ? AND username = ?", lower(role), channelId, username);
    }

    static void updatePreferences(Handle handle, long channelId, Member member) {
        handle.execute("UPDATE member SET notifications = ?, muted_until = ? WHERE channel_id = ? AND username = ?",
                member.notifications() == null ? "all" : lower(member.notifications()), member.mutedUntil(), channelId,
                member.user());
    }

    /** @param viewer the reader; nobody's username if the result is the same for all */
    static Optional<Member> member(Handle handle, long channelId, String username, String viewer) {
        return handle.createQuery(SELECT + "WHERE channel_id = :id AND username = :username")
                .bind("id", channelId)
                .bind("username", username)
                .bind("viewer", viewer)
                .map((row, context) -> member(row))
                .findOne();
    }

    /** The complete members of these channels, by channel id; each list is sorted by username. */
    static Map<Long, List<Member>> members(Handle handle, Collection<Long> channelIds, String viewer) {
        Map<Long, List<Member>> members = new HashMap<>();
        handle.createQuery(SELECT + "WHERE channel_id IN (<ids>) ORDER BY username")
                .bindList("ids", List.copyOf(channelIds))
                .bind("viewer", viewer)
                .map((row, context) -> members.computeIfAbsent(row.getLong(1), id -> new ArrayList<>()).add(member(row)))
                .list();
        return members;
    }

    static int count(Handle handle, long channelId) {
        return handle.createQuery("SELECT count(*) FROM member WHERE channel_id = :id")
                .bind("id", channelId)
                .mapTo(Integer.class)
                .one();
    }

    /** The longest there first. */
    static List<String> inRole(Handle handle, long channelId, ChannelRole role) {
        return handle.createQuery("SELECT username FROM member WHERE channel_id = :id AND role = :role ORDER BY joined_pos, username")
                .bind("id", channelId)
                .bind("role", lower(role))
                .mapTo(String.class)
                .list();
    }

    /** The channels of which a person is an owner. */
    static List<Long> ownedBy(Handle handle, String username) {
        return handle.createQuery("SELECT channel_id FROM member WHERE username = :username AND role = 'owner' ORDER BY channel_id")
                .bind("username", username)
                .mapTo(Long.class)
                .list();
    }

    /** The members who have not read a channel up to this number. */
    static List<String> behind(Handle handle, long channelId, long number) {
        return handle.createQuery("SELECT username FROM member JOIN member_state ON member_id = id "
                + "WHERE channel_id = :id AND read_number < :number ORDER BY username")
                .bind("id", channelId)
                .bind("number", number)
                .mapTo(String.class)
                .list();
    }

    private static Member member(ResultSet row) throws SQLException {
        Timestamp mutedUntil = row.getTimestamp(5);
        return new Member(row.getString(2), ChannelRole.valueOf(upper(row.getString(3))),
                NotificationPreference.valueOf(upper(row.getString(4))), mutedUntil == null ? null : mutedUntil.toInstant(),
                row.getLong(6));
    }

    private static String upper(String name) {
        return name.toUpperCase(Locale.ROOT);
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
