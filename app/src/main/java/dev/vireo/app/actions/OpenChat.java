package dev.vireo.app.actions;

import dev.vireo.app.state.Conversation;

/** Brings a conversation to the front, opening it if it is not open: in the main window, or in one of its own. FX thread. */
@FunctionalInterface
public interface OpenChat {

    void open(Conversation conversation);

    /** As {@link #open}, but in a window of its own. */
    default void openInWindow(Conversation conversation) {
        open(conversation);
    }

    /** Whether {@link #openInWindow} does something else than {@link #open}. */
    default boolean offersWindow(Conversation conversation) {
        return false;
    }
}
