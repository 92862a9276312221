package dev.vireo.app.state;

/** Shows what can be set of the channel of a conversation. FX thread. */
@FunctionalInterface
public interface OpenChannelSettings {

    void open(Conversation channel);
}
