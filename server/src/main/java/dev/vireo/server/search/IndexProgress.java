package dev.vireo.server.search;

import dev.vireo.protocol.Cursor;
import java.util.Map;
import java.util.Optional;

/**
 * Records how far the index has got; stored in its commits.
 *
 * @param cursor the log up to which it has followed
 * @param below  while it is rebuilt: messages with ids below this are still missing; 0 when it is whole
 */
record IndexProgress(Cursor cursor, long below) {

    /** Increased whenever the same message would be indexed differently: an index of another format is rebuilt. */
    private static final String FORMAT = "2";

    /** Starts at the log's head. Ids of messages are log positions, so newer messages come through the log. */
    static IndexProgress start(Cursor head) {
        return new IndexProgress(head, head.pos() + 1);
    }

    IndexProgress at(long pos) {
        return new IndexProgress(new Cursor(cursor.epoch(), pos), below);
    }

    IndexProgress rebuiltDownTo(long id) {
        return new IndexProgress(cursor, id);
    }

    boolean isWhole() {
        return below == 0;
    }

    Map<String, String> write() {
        return Map.of("format", FORMAT, "cursor", cursor.toString(), "below", Long.toString(below));
    }

    static Optional<IndexProgress> read(Map<String, String> data) {
        if (!FORMAT.equals(data.get("format"))) {
            return Optional.empty();
        }
        try {
            return Optional.of(new IndexProgress(
                    Cursor.parse(data.getOrDefault("cursor", "")), Long.parseLong(data.getOrDefault("below", ""))));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
