package dev.vireo.app.messages;

import dev.vireo.app.state.Conversation;
import java.util.Locale;

/** The parts of the list, in their order. */
enum ListSection {
    CHANNELS,
    DIRECT,
    ARCHIVED;

    static ListSection of(Conversation conversation) {
        if (conversation.archivedProperty().get()) {
            return ARCHIVED;
        }
        return conversation.isDirect() ? DIRECT : CHANNELS;
    }

    /** As kept in the preferences, and as its words are called. */
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
