package dev.vireo.server.log;

import dev.vireo.protocol.Cursor;
import java.time.Instant;

/** The log's end: the last position given, the first that is still kept, the last time given. */
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
