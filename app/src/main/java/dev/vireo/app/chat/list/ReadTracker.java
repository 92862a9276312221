package dev.vireo.app.chat.list;

import dev.vireo.app.actions.ChatActions;
import dev.vireo.app.state.ChatMessage;
import dev.vireo.app.state.Conversation;
import dev.vireo.app.state.ThreadConversation;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Decides what has been read: a message of somebody else that was shown while its window was looked at. Told of both as they
 * change; in whichever order that happens, it marks read once both hold. What the person made unread again stays so until they
 * come back to the window.
 */
public final class ReadTracker {

    private final LongSupplier read;
    private final Consumer<ChatMessage> mark;
    private boolean looking;
    private boolean kept;
    private @Nullable ChatMessage shown;
    /** The number marked last. A refused mark is not repeated before the window is focused again. */
    private long marked;

    public ReadTracker(Conversation conversation, ChatActions chats) {
        this(() -> conversation.readNumberProperty().get(), upTo -> chats.markRead(conversation, upTo));
    }

    public ReadTracker(ThreadConversation thread, ChatActions chats) {
        this(() -> thread.unread() == 0 ? Long.MAX_VALUE : 0, upTo -> chats.markRead(thread, upTo));
    }

    private ReadTracker(LongSupplier read, Consumer<ChatMessage> mark) {
        this.read = read;
        this.mark = mark;
    }

    /** Whether the window is focused and not minimised. */
    public void looking(boolean now) {
        looking = now;
        kept = false;
        marked = 0;
        decide();
    }

    /** The last message of somebody else that is at or above the lower edge of what shows; null if there is none. */
    void shown(@Nullable ChatMessage upTo) {
        shown = upTo;
        decide();
    }

    /** The person wants it unread: nothing is marked while they go on looking. */
    public void keepUnread() {
        kept = true;
    }

    private void decide() {
        if (looking && !kept && shown != null && shown.number() > Math.max(marked, read.getAsLong())) {
            marked = shown.number();
            mark.accept(shown);
        }
    }
}
