package dev.vireo.app.actions;

import dev.vireo.app.state.ChatMessage;
import dev.vireo.app.state.Conversation;
import dev.vireo.protocol.ThreadUnread;
import java.util.Optional;

/** Marks a conversation read without looking at it. FX thread. */
public final class MarkRead {

    private MarkRead() {
    }

    /** The message to mark it read up to, if that makes a difference: threads are read by themselves. */
    public static Optional<ChatMessage> upTo(Conversation conversation) {
        int inThreads = conversation.threadsUnread().values().stream().mapToInt(ThreadUnread::unread).sum();
        if (conversation.unread() <= inThreads) {
            return Optional.empty();
        }
        return conversation.messages().reversed().stream().filter(message -> !message.id().isEmpty()).findFirst();
    }
}
