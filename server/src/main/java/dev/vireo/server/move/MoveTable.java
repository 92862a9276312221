package dev.vireo.server.move;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The SQL of the mark that a move leaves in a database. An office that is whole and at home has none. */
final class MoveTable {

    enum MoveState { COMING, GONE }

    /** @param pos the end of its log when the move began. @param place where the other office is */
    record MoveRow(MoveState state, String epoch, long pos, String place) {
    }

    Optional<MoveRow> find(Handle handle) {
        return handle.createQuery("SELECT state, epoch, pos, place FROM move")
                .map((row, context) -> new MoveRow(MoveState.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                        row.getString("epoch"), row.getLong("pos"), row.getString("place")))
                .findOne();
    }

    void put(Handle handle, MoveRow row) {
        clear(handle);
        handle.execute("INSERT INTO move (state, epoch, pos, place, at) VALUES (?, ?, ?, ?, ?)",
                row.state().name().toLowerCase(Locale.ROOT), row.epoch(), row.pos(), row.place(), Instant.now());
    }

    void clear(Handle handle) {
        handle.execute("DELETE FROM move");
    }

    /** The epoch of an office's log, and its last position. */
    record LogEnd(String epoch, long pos) {
    }

    Optional<LogEnd> head(Handle handle) {
        return handle.createQuery("SELECT epoch, pos FROM log_head")
                .map((row, context) -> new LogEnd(row.getString("epoch"), row.getLong("pos")))
                .findOne();
    }

    /** How many servers are connected to this PostgreSQL database. */
    int servers(Handle handle) {
        return handle.createQuery("SELECT count(*) FROM pg_stat_activity "
                + "WHERE datname = current_database() AND application_name = 'vireo'")
                .mapTo(Integer.class).one();
    }
}
