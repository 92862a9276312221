package dev.vireo.server.channel;

import dev.vireo.protocol.ThreadUnread;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** The SQL of the threads that people follow. */
final class ThreadTable {

    /** At least 1, since for more than 0 H2 would begin at 0, where nearly all are; PostgreSQL needs it as its index says it. */
    private static final String UNREAD = "SELECT channel_id, username, parent_id, unread, mentions FROM thread_member "
            + "WHERE following AND unread > 0 AND unread >= 1 ";

    private ThreadTable() {
    }

    record ThreadMember(long channelId, String username) {
    }

    /**
     * Everybody's. Asked person by person within the database, since the index of what is unread begins with the person; and ordered by a
     * sum, or H2 would rather read all threads in that order.
     */
    static Map<ThreadMember, List<ThreadUnread>> unread(Handle handle) {
        return unread(handle.createQuery(
                "SELECT t.channel_id, t.username, t.parent_id, t.unread, t.mentions FROM account a JOIN thread_member t "
                        + "ON t.username = a.username WHERE t.following AND t.unread > 0 AND t.unread >= 1 ORDER BY t.parent_id + 0"));
    }

    static Map<ThreadMember, List<ThreadUnread>> unread(Handle handle, String username) {
        return unread(handle.createQuery(UNREAD + "AND username = :username ORDER BY parent_id").bind("username", username));
    }

    /**
     * The channel is written as a sum so that the few unread threads are looked up: by the index of a channel's members, all their
     * threads in it would be read.
     */
    static Map<ThreadMember, List<ThreadUnread>> unread(Handle handle, long channelId, String username) {
        return unread(handle.createQuery(UNREAD + "AND channel_id + 0 = :id AND username = :username ORDER BY parent_id")
                .bind("id", channelId)
                .bind("username", username));
    }

    private static Map<ThreadMember, List<ThreadUnread>> unread(Query query) {
        Map<ThreadMember, List<ThreadUnread>> found = new HashMap<>();
        query.map((row, context) -> found
                .computeIfAbsent(new ThreadMember(row.getLong(1), row.getString(2)), key -> new ArrayList<>())
                .add(new ThreadUnread(row.getString(3), row.getInt(4), row.getInt(5)))).list();
        return found;
    }

    /** A person's place in a thread; empty for one who was never in it. */
    static Optional<ThreadPlace> place(Handle handle, long parentId, String username) {
        return handle.createQuery("SELECT following, read_number, unread, mentions FROM thread_member "
                + "WHERE parent_id = :id AND username = :username")
                .bind("id", parentId)
                .bind("username", username)
                .map((row, context) -> new ThreadPlace(row.getBoolean(1), row.getLong(2), row.getInt(3), row.getInt(4)))
                .findOne();
    }

    static List<String> followers(Handle handle, long parentId) {
        return handle.createQuery("SELECT username FROM thread_member WHERE parent_id = :id AND following ORDER BY username")
                .bind("id", parentId)
                .mapTo(String.class)
                .list();
    }

    static void save(Handle handle, long channelId, long parentId, String username, ThreadPlace place) {
        int changed = handle.execute("UPDATE thread_member SET following = ?, read_number = ?, unread = ?, mentions = ? "
                + "WHERE parent_id = ? AND username = ?",
                place.following(), place.readNumber(), place.unread(), place.mentions(), parentId, username);
        if (changed == 0) {
            handle.execute("INSERT INTO thread_member (parent_id, channel_id, username, following, read_number, unread, mentions) "
                    + "VALUES (?, ?, ?, ?, ?, ?, ?)",
                    parentId, channelId, username, place.following(), place.readNumber(), place.unread(), place.mentions());
        }
    }

    /** A thread in which a person has something unread. */
    record UnreadThread(long parentId, String username) {
    }

    /** The unread threads of a channel's messages up to the given one. */
    static List<UnreadThread> unreadUpTo(Handle handle, long channelId, long parentId) {
        return handle.createQuery("SELECT parent_id, username FROM thread_member WHERE channel_id = :id AND parent_id <= :parentId "
                + "AND following AND unread > 0 ORDER BY parent_id, username")
                .bind("id", channelId)
                .bind("parentId", parentId)
                .map((row, context) -> new UnreadThread(row.getLong(1), row.getString(2)))
                .list();
    }

    /** Deletes the threads of a channel's messages up to the given one. */
    static void delete(Handle handle, long channelId, long parentId) {
        handle.execute("DELETE FROM thread_member WHERE channel_id = ? AND parent_id <= ?", channelId, parentId);
    }

    /** Counts a reply for everybody who follows the thread, except its author. */
    static void countReply(Handle handle, long parentId, String author, Collection<String> mentioned) {
        handle.execute("UPDATE thread_member SET unread = unread + 1 WHERE parent_id = ? AND following AND username <> ?",
                parentId, author);
        if (!mentioned.isEmpty()) {
            handle.createUpdate("UPDATE thread_member SET mentions = mentions + 1 WHERE parent_id = :id AND following "
                    + "AND username IN (<names>)")
                    .bind("id", parentId)
                    .bindList("names", List.copyOf(mentioned))
                    .execute();
        }
    }
}
