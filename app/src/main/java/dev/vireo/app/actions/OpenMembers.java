package dev.vireo.app.actions;

import dev.vireo.app.state.Conversation;

/** Shows who is in the channel of a conversation. FX thread. */
@FunctionalInterface
public interface OpenMembers {

    void open(Conversation channel);
}
