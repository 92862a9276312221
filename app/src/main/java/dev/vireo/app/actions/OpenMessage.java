package dev.vireo.app.actions;

import dev.vireo.app.state.Conversation;

/** Shows a message where it was said, in its conversation. FX thread. */
@FunctionalInterface
public interface OpenMessage {

    void open(Conversation conversation, String messageId);
}
