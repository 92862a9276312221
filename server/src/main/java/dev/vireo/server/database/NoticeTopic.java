package dev.vireo.server.database;

import java.util.Locale;

/** What notices are about; each has its channel in the database. */
public enum NoticeTopic {
    /** The log has grown. */
    POSITIONS,
    /** One server tells the others something that passes. */
    SIGNALS,
    /** Another program has left messages to be sent. */
    INBOX;

    String channel() {
        return "vireo_" + name().toLowerCase(Locale.ROOT);
    }
}
