package dev.vireo.app.actions;

import dev.vireo.app.state.Conversation;

/** Brings a conversation's window to the front, making it if there is none. FX thread. */
@FunctionalInterface
public interface OpenChat {

    void open(Conversation conversation);
}
