package dev.vireo.app.actions;

import dev.vireo.app.state.ChatMessage;
import dev.vireo.app.state.Conversation;
import dev.vireo.app.state.Excerpt;
import dev.vireo.app.state.ThreadConversation;
import dev.vireo.app.state.Workspace;
import dev.vireo.app.transfer.Upload;
import dev.vireo.protocol.Answers.MessageVersion;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * The actions in conversations. Called on the FX thread; never blocks: results show in the {@link Workspace}. Each stage
 * completes on the FX thread, once the server has done it, or with an exception whose message says in plain words why not.
 */
public interface ChatActions {

    /**
     * Writes a message; it shows as pending as soon as it is safe on this computer's disk. Blank text is passed over, unless files
     * come with it. It goes as soon as its files are there.
     */
    void send(Conversation conversation, String body, List<Upload> files);

    /** Writes a reply, as {@link #send(Conversation, String, List)}. */
    void send(ThreadConversation thread, String body, List<Upload> files);

    default void send(Conversation conversation, String body) {
        send(conversation, body, List.of());
    }

    /**
     * Passes messages of any conversations on to one, in this order, after words of one's own; those may be blank. Shows and goes like
     * {@link #send(Conversation, String, List)}.
     */
    void forward(Conversation to, List<ChatMessage> messages, String words);

    /** Sends a failed message again. */
    void retry(ChatMessage message);

    /** Forgets a failed message. */
    void discard(ChatMessage message);

    /**
     * Gives a message other words; they show at once, and the old ones again if the server refuses, while the message keeps the new ones
     * as its {@link ChatMessage#unsavedEdit()}.
     */
    CompletionStage<Void> edit(ChatMessage message, String body);

    /** The person does not want the words any more that could not be saved. */
    void discardEdit(ChatMessage message);

    /** Takes a message back; shows at once, and not if the server refuses. */
    CompletionStage<Void> delete(ChatMessage message);

    /** Reacts with an emoji, or takes that back; shows at once, and not if the server refuses. */
    CompletionStage<Void> react(ChatMessage message, String emoji, boolean on);

    /** Pins a message for everybody in its conversation, or unpins it. */
    CompletionStage<Void> pin(ChatMessage message, boolean on);

    /** Makes the pinned messages of a conversation show, and keeps them current from then on. */
    void loadPins(Conversation conversation);

    /** Puts a message on my own list of saved ones, or takes it off. */
    CompletionStage<Void> save(String messageId, boolean on);

    /** Has me reminded of a message, which is put on that list; null: no more. */
    CompletionStage<Void> remind(String messageId, @Nullable Instant at);

    /** What the server sends later. */
    ScheduledActions scheduled();

    /** Fetches my list of saved messages again. */
    void loadSaved();

    /** The words that a message had before, oldest first; for moderators. */
    CompletionStage<List<MessageVersion>> versions(ChatMessage message);

    /** The person has seen the conversation up to this message: its badge goes out at once, here and elsewhere. */
    void markRead(Conversation conversation, ChatMessage upTo);

    /** The person has seen the thread up to this reply. */
    void markRead(ThreadConversation thread, ChatMessage upTo);

    /** Makes a message of somebody else and all after it unread again; of a reply, those of its thread. */
    CompletionStage<Void> markUnreadFrom(ChatMessage message);

    CompletionStage<Void> follow(ThreadConversation thread, boolean on);

    /** The person is writing: to be called at each key, the others are told from time to time. */
    void typing(Conversation conversation);

    /** The person is writing a reply. */
    void typing(ThreadConversation thread);

    /** Makes the newest page of history show, from the disk at once and from the server where that is not enough. */
    void loadLatest(Conversation conversation);

    /** Makes the page before the first loaded message show; nothing happens while one is loading already. */
    void loadEarlier(Conversation conversation);

    /** Makes the newest replies show, and whether I follow the thread. */
    void loadThread(ThreadConversation thread);

    /** Makes the replies before the first loaded one show. */
    void loadEarlier(ThreadConversation thread);

    /** The conversation that a message is in, if it is one of mine. */
    CompletionStage<Conversation> find(String messageId);

    /** A stretch of the conversation around a message, anywhere in its history; it loads at once. */
    Excerpt openAt(Conversation conversation, String messageId);

    /** A stretch of the conversation around the first message since a time, or the last one if there is none; it loads at once. */
    Excerpt openAt(Conversation conversation, Instant time);
}
