package dev.vireo.server.message;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The SQL of pinned messages. What is pinned goes with its message, where retention deletes that. */
final class PinTable {

    private PinTable() {
    }

    /** Which message somebody pinned, and when. */
    record PinRow(long messageId, String username, Instant pinnedAt) {
    }

    /** @param pos the log entry that tells of it */
    static void insert(Handle handle, PinRow pin, long channelId, long pos) {
        handle.execute("INSERT INTO pin (message_id, channel_id, username, pinned_at, pos) VALUES (?, ?, ?, ?, ?)",
                pin.messageId(), channelId, pin.username(), pin.pinnedAt(), pos);
    }

    static Optional<PinRow> find(Handle handle, long messageId) {
        return handle.createQuery("SELECT message_id, username, pinned_at FROM pin WHERE message_id = :id")
                .bind("id", messageId)
                .map((row, context) -> new PinRow(row.getLong(1), row.getString(2), row.getTimestamp(3).toInstant()))
                .findOne();
    }

    /** A channel's, the last one pinned first. */
    static List<PinRow> of(Handle handle, long channelId) {
        return handle.createQuery("SELECT message_id, username, pinned_at FROM pin WHERE channel_id = :id ORDER BY pos DESC")
                .bind("id", channelId)
                .map((row, context) -> new PinRow(row.getLong(1), row.getString(2), row.getTimestamp(3).toInstant()))
                .list();
    }

    static int count(Handle handle, long channelId) {
        return handle.createQuery("SELECT count(*) FROM pin WHERE channel_id = :id").bind("id", channelId).mapTo(Integer.class).one();
    }

    static void delete(Handle handle, long messageId) {
        handle.execute("DELETE FROM pin WHERE message_id = ?", messageId);
    }
}
