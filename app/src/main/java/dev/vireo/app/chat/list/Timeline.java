package dev.vireo.app.chat.list;

import dev.vireo.app.actions.ChatActions;
import dev.vireo.app.state.ChatMessage;
import dev.vireo.app.state.Conversation;
import dev.vireo.app.state.Excerpt;
import dev.vireo.app.state.LoadState;
import dev.vireo.app.state.ThreadConversation;
import dev.vireo.protocol.ThreadUnread;
import java.util.Optional;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;
import javafx.collections.ObservableList;

/**
 * A run of messages that a list shows, and how more of it comes: a conversation, one of its threads, or a stretch of its history. FX
 * thread.
 */
public sealed interface Timeline {

    ObservableList<ChatMessage> messages();

    ObservableBooleanValue moreBeforeProperty();

    ObservableValue<LoadState> historyProperty();

    /** Brings what is to be seen first. */
    void load();

    void loadEarlier();

    /** Brings what follows the last message; nothing where that comes by itself. */
    default void loadLater() {
    }

    /** Whether what is written next appears at its end. */
    default boolean endsAtPresent() {
        return true;
    }

    /** What stands before everything else: the message that a thread is about. */
    default Optional<ChatMessage> parent() {
        return Optional.empty();
    }

    /** How many of its own messages are unread. */
    default int unread() {
        return 0;
    }

    /** The number of the last message that was read; -1 while that is not known. */
    default long readNumber() {
        return -1;
    }

    /** The messages of a conversation, without the replies. */
    record ConversationTimeline(Conversation conversation, ChatActions chats) implements Timeline {
        @Override
        public ObservableList<ChatMessage> messages() {
            return conversation.messages();
        }

        @Override
        public ObservableBooleanValue moreBeforeProperty() {
            return conversation.moreBeforeProperty();
        }

        @Override
        public ObservableValue<LoadState> historyProperty() {
            return conversation.historyProperty();
        }

        @Override
        public void load() {
            chats.loadLatest(conversation);
        }

        @Override
        public void loadEarlier() {
            chats.loadEarlier(conversation);
        }

        @Override
        public int unread() {
            return conversation.unread() - conversation.threadsUnread().values().stream().mapToInt(ThreadUnread::unread).sum();
        }

        @Override
        public long readNumber() {
            return conversation.readNumberProperty().get();
        }
    }

    /** A message and the replies to it. */
    record ThreadTimeline(ThreadConversation thread, ChatActions chats) implements Timeline {
        @Override
        public ObservableList<ChatMessage> messages() {
            return thread.replies();
        }

        @Override
        public ObservableBooleanValue moreBeforeProperty() {
            return thread.moreBeforeProperty();
        }

        @Override
        public ObservableValue<LoadState> historyProperty() {
            return thread.historyProperty();
        }

        @Override
        public void load() {
            chats.loadThread(thread);
        }

        @Override
        public void loadEarlier() {
            chats.loadEarlier(thread);
        }

        @Override
        public Optional<ChatMessage> parent() {
            return Optional.of(thread.parent());
        }

        @Override
        public int unread() {
            return thread.unread();
        }

        @Override
        public long readNumber() {
            return thread.historyProperty().get() == LoadState.IDLE ? thread.readNumberProperty().get() : -1;
        }
    }

    /** The messages around one somewhere in the history. */
    record ExcerptTimeline(Excerpt excerpt) implements Timeline {
        @Override
        public ObservableList<ChatMessage> messages() {
            return excerpt.messages();
        }

        @Override
        public ObservableBooleanValue moreBeforeProperty() {
            return excerpt.moreBeforeProperty();
        }

        @Override
        public ObservableValue<LoadState> historyProperty() {
            return excerpt.historyProperty();
        }

        @Override
        public void load() {
            excerpt.retry();
        }

        @Override
        public void loadEarlier() {
            excerpt.loadEarlier();
        }

        @Override
        public void loadLater() {
            excerpt.loadLater();
        }

        @Override
        public boolean endsAtPresent() {
            return false;
        }
    }
}
