package dev.vireo.app.state;

import dev.vireo.protocol.Message;
import dev.vireo.protocol.Status;
import java.util.Optional;

/** Lets tests of a whole session look into the state, and shake it, where windows have no need to. Use it on the FX thread. */
public final class StateProbe {

    /** The number of loaded messages, replies included. */
    public static long loaded(Conversation conversation) {
        return conversation.loaded().count();
    }

    public static boolean isLoaded(ThreadConversation thread) {
        return thread.loaded();
    }

    public static boolean hasHole(Conversation conversation) {
        return conversation.loaded().hasHole();
    }

    /** Unread messages as the server counts them. */
    public static int confirmedUnread(Conversation conversation) {
        return conversation.confirmed().unread();
    }

    public static Optional<ChatMessage> lastFromServer(Conversation conversation) {
        return conversation.loaded().lastFromServer();
    }

    /** Makes the counts wrong. */
    public static void miscount(Conversation conversation, int unread) {
        conversation.confirmRead(null, 0, unread, 0);
    }

    /** As if the log told of a new message. */
    public static void receive(Conversation conversation, Message message) {
        conversation.count(message);
        conversation.loaded().show(message);
    }

    public static void status(Workspace workspace, Status status) {
        workspace.people.status(status);
    }

    private StateProbe() {
    }
}
