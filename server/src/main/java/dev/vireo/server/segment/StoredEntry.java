package dev.vireo.server.segment;

import java.time.Instant;

/**
 * An entry of the log as it is stored.
 *
 * @param pos      its place, without gaps
 * @param audience whom it is for, as one word
 * @param data     any text
 */
public record StoredEntry(long pos, Instant at, String type, String audience, String data) {

    /** This entry with other data. */
    public StoredEntry with(String other) {
        return new StoredEntry(pos, at, type, audience, other);
    }
}
