package dev.vireo.app.chat;

import dev.vireo.app.state.ChatMessage;
import dev.vireo.app.state.Chats;
import dev.vireo.app.state.Conversation;
import org.jspecify.annotations.Nullable;

/**
 * Decides what has been read: a message of the other that was shown while its window was looked at. Told of both as they
 * change; in whichever order that happens, it marks read once both hold.
 */
final class Reading {

    private final Conversation conversation;
    private final Chats chats;
    private boolean looking;
    private @Nullable ChatMessage shown;
    /** What was marked last; a mark that was refused is not repeated before the window is looked at anew. */
    private long marked;

    Reading(Conversation conversation, Chats chats) {
        this.conversation = conversation;
        this.chats = chats;
    }

    /** Whether the window is focused and not minimised. */
    void looking(boolean now) {
        looking = now;
        marked = 0;
        decide();
    }

    /** The last message of the other that is at or above the lower edge of what shows; null if there is none. */
    void shown(@Nullable ChatMessage upTo) {
        shown = upTo;
        decide();
    }

    private void decide() {
        if (looking && shown != null
                && shown.number() > Math.max(marked, conversation.readNumberProperty().get())) {
            marked = shown.number();
            chats.markRead(conversation, shown);
        }
    }
}
