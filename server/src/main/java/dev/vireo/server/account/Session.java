package dev.vireo.server.account;

import java.time.Instant;

/** A signed-in device, or an access token of a script. */
record Session(
        String id, String username, String tokenHash, SessionKind kind, String name, Instant createdAt, Instant lastUsedAt) {

    enum SessionKind {
        DEVICE("session"),
        ACCESS_TOKEN("token");

        final String column;

        SessionKind(String column) {
            this.column = column;
        }

        static SessionKind of(String column) {
            return column.equals(DEVICE.column) ? DEVICE : ACCESS_TOKEN;
        }
    }
}
