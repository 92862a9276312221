package dev.vireo.server.channel;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** The SQL that counts channels for their quota. */
final class QuotaTable {

    private QuotaTable() {
    }

    static int madeSince(Handle handle, String maker, Instant time) {
        return handle.createQuery("SELECT count(*) FROM channel WHERE maker = :maker AND created_at > :time")
                .bind("maker", maker)
                .bind("time", time)
                .mapTo(Integer.class)
                .one();
    }

    static int channels(Handle handle) {
        return handle.createQuery("SELECT count(*) FROM channel WHERE kind <> 'direct' AND NOT archived").mapTo(Integer.class).one();
    }

    /** The people among these who are already in that many channels, by username. */
    static List<String> inAtLeast(Handle handle, Collection<String> usernames, int channels) {
        return handle.createQuery("SELECT m.username FROM member m JOIN channel c ON c.id = m.channel_id "
                + "WHERE m.username IN (<names>) AND c.kind <> 'direct' AND NOT c.archived "
                + "GROUP BY m.username HAVING count(*) >= :channels ORDER BY m.username")
                .bindList("names", List.copyOf(usernames))
                .bind("channels", channels)
                .mapTo(String.class)
                .list();
    }
}
