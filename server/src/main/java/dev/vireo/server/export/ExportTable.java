package dev.vireo.server.export;

import dev.vireo.server.export.ExportJob.ExportState;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The SQL of exports and of their files, which are stored in pieces. */
final class ExportTable {

    /** @param touchedAt when its server last reported progress, or when it ended */
    record ExportRow(String id, long channelId, String maker, ExportState state, long done, long total, Instant touchedAt) {
    }

    void insert(Handle handle, ExportJob export, Instant now) {
        handle.execute("INSERT INTO export (id, channel_id, maker, state, touched_at) VALUES (?, ?, ?, ?, ?)",
                export.id, export.channelId, export.maker, text(ExportState.RUNNING), now);
    }

    Optional<ExportRow> find(Handle handle, String id) {
        return handle.createQuery("SELECT id, channel_id, maker, state, done, total, touched_at FROM export WHERE id = :id")
                .bind("id", id)
                .map((row, context) -> new ExportRow(row.getString("id"), row.getLong("channel_id"), row.getString("maker"),
                        ExportState.valueOf(row.getString("state").toUpperCase(Locale.ROOT)), row.getLong("done"), row.getLong("total"),
                        row.getTimestamp("touched_at").toInstant()))
                .findOne();
    }

    boolean isRunning(Handle handle, String maker, Instant touchedAfter) {
        return handle.createQuery("SELECT count(*) FROM export WHERE maker = :maker AND state IN (:running, :outdated) "
                + "AND touched_at > :after")
                .bind("maker", maker)
                .bind("running", text(ExportState.RUNNING))
                .bind("outdated", text(ExportState.OUTDATED))
                .bind("after", touchedAfter)
                .mapTo(Long.class).one() > 0;
    }

    /**
     * Reports that the export is in progress.
     *
     * @return false if it is no longer wanted
     */
    boolean touch(Handle handle, ExportJob export, Instant now) {
        return handle.execute("UPDATE export SET done = ?, total = ?, touched_at = ? WHERE id = ? AND state = ?",
                export.done(), export.total(), now, export.id, text(ExportState.RUNNING)) == 1;
    }

    /** Reports that the server running these exports is alive. */
    void touch(Handle handle, Collection<String> ids, Instant now) {
        handle.createUpdate("UPDATE export SET touched_at = :now WHERE id IN (<ids>) AND state = :running")
                .bind("now", now)
                .bind("running", text(ExportState.RUNNING))
                .bindList("ids", List.copyOf(ids))
                .execute();
    }

    /** Deletes the finished files of a channel, and the output of running exports, which start over. */
    void outdate(Handle handle, long channelId) {
        handle.execute("DELETE FROM export WHERE channel_id = ? AND state = ?", channelId, text(ExportState.DONE));
        if (handle.execute("UPDATE export SET state = ? WHERE channel_id = ? AND state = ?",
                text(ExportState.OUTDATED), channelId, text(ExportState.RUNNING)) > 0) {
            handle.execute("DELETE FROM export_piece WHERE export_id IN (SELECT id FROM export WHERE channel_id = ? AND state = ?)",
                    channelId, text(ExportState.OUTDATED));
        }
    }

    /** @return false if it was not outdated */
    boolean startOver(Handle handle, ExportJob export, Instant now) {
        // Again: a piece may have been written while the rest was deleted.
        handle.execute("DELETE FROM export_piece WHERE export_id = ?", export.id);
        return handle.execute("UPDATE export SET state = ?, done = 0, total = 0, touched_at = ? WHERE id = ? AND state = ?",
                text(ExportState.RUNNING), now, export.id, text(ExportState.OUTDATED)) == 1;
    }

    /**
     * Ends a running export.
     *
     * @return false if it has already ended in any way, or is outdated and should end as done
     */
    boolean end(Handle handle, String id, ExportState outcome, Instant now) {
        ExportState before = outcome == ExportState.DONE ? ExportState.RUNNING : ExportState.OUTDATED;
        boolean ended = handle.execute("UPDATE export SET state = ?, touched_at = ? WHERE id = ? AND state IN (?, ?)",
                text(outcome), now, id, text(ExportState.RUNNING), text(before)) == 1;
        if (ended && outcome != ExportState.DONE) {
            handle.execute("DELETE FROM export_piece WHERE export_id = ?", id);
        }
        return ended;
    }

    void delete(Handle handle, String id) {
        handle.execute("DELETE FROM export WHERE id = ?", id);
    }

    void delete(Handle handle, String maker, long channelId) {
        handle.execute("DELETE FROM export WHERE maker = ? AND channel_id = ?", maker, channelId);
    }

    void deleteTouchedBefore(Handle handle, Instant time) {
        handle.execute("DELETE FROM export WHERE touched_at < ?", time);
    }

    /** Appends a piece to a running export's file; does nothing for others. */
    void append(Handle handle, String id, int number, byte[] piece) {
        handle.execute("INSERT INTO export_piece (export_id, number, bytes) "
                + "SELECT id, CAST(? AS INTEGER), CAST(? AS BYTEA) FROM export WHERE id = ? AND state = ?",
                number, piece, id, text(ExportState.RUNNING));
    }

    int pieces(Handle handle, String id) {
        return handle.createQuery("SELECT count(*) FROM export_piece WHERE export_id = :id")
                .bind("id", id)
                .mapTo(Integer.class).one();
    }

    Optional<byte[]> piece(Handle handle, String id, int number) {
        return handle.createQuery("SELECT bytes FROM export_piece WHERE export_id = :id AND number = :number")
                .bind("id", id)
                .bind("number", number)
                .map((row, context) -> row.getBytes(1))
                .findOne();
    }

    private static String text(ExportState state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
