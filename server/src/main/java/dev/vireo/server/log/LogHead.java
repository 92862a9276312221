package dev.vireo.server.log;

import dev.vireo.protocol.Cursor;
import java.time.Instant;

/** The end of the log: its last position, the first position that is still stored, and its last timestamp. */
record LogHead(String epoch, long pos, long firstPos, Instant lastAt) {

    LogHead next() {
        return new LogHead(epoch, pos + 1, firstPos, lastAt);
    }

    LogHead at(Instant time) {
        return new LogHead(epoch, pos, firstPos, time);
    }

    Cursor cursor() {
        return new Cursor(epoch, pos);
    }

    /** Whether everything after the cursor is still in the log. */
    boolean canResume(Cursor cursor) {
        return cursor.epoch().equals(epoch) && cursor.pos() >= firstPos - 1 && cursor.pos() <= pos;
    }
}
