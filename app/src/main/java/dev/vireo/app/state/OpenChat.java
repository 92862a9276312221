package dev.vireo.app.state;

/** Brings a conversation's window to the front, making it if there is none. FX thread. */
@FunctionalInterface
public interface OpenChat {

    void open(Conversation conversation);
}
