package dev.vireo.server.database;

import java.util.Locale;

/** The topics of notifications between servers. Each has a channel in the database. */
public enum NoticeTopic {
    /** The log has grown. */
    POSITIONS,
    /** One server sends the others an ephemeral signal. */
    SIGNALS,
    /** Another program has left messages to be sent. */
    INBOX;

    String channel() {
        return "vireo_" + name().toLowerCase(Locale.ROOT);
    }
}
