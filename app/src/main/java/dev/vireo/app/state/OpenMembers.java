package dev.vireo.app.state;

/** Shows who is in the channel of a conversation. FX thread. */
@FunctionalInterface
public interface OpenMembers {

    void open(Conversation channel);
}
