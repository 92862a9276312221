package dev.vireo.server.account;

import java.time.Instant;

/** A signed-in device, or an access token of a script. */
record Session(
        String id, String username, String tokenHash, Kind kind, String name, Instant createdAt, Instant lastUsedAt) {

    enum Kind {
        DEVICE("session"),
        ACCESS_TOKEN("token");

        final String column;

        Kind(String column) {
            this.column = column;
        }

        static Kind of(String column) {
            return column.equals(DEVICE.column) ? DEVICE : ACCESS_TOKEN;
        }
    }
}
