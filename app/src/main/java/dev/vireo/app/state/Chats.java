package dev.vireo.app.state;

/** What a view can ask for. Called on the FX thread; never blocks: results show in the {@link Workspace}. */
public interface Chats {

    /** Writes a message; it shows as pending as soon as it is safe on this computer's disk. Blank text is passed over. */
    void send(Conversation conversation, String body);

    /** Sends a failed message again. */
    void retry(ChatMessage message);

    /** Forgets a failed message. */
    void discard(ChatMessage message);

    /** Makes the newest page of history show, from the disk at once and from the server where that is not enough. */
    void loadLatest(Conversation conversation);

    /** Makes the page before the first loaded message show; nothing happens while one is loading already. */
    void loadEarlier(Conversation conversation);

    /** The person has seen the conversation up to this message: its badge goes out at once, here and elsewhere. */
    void markRead(Conversation conversation, ChatMessage upTo);
}
