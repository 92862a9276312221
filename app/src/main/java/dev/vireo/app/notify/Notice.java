package dev.vireo.app.notify;

import dev.vireo.app.state.Conversation;
import java.util.Optional;

/**
 * The content of a notification. A later notice with the same key takes the place of an earlier one.
 *
 * @param about the conversation that a click opens; none when it tells of something else, then a click opens Vireo
 * @param title one line
 * @param body plain text, perhaps empty
 */
public record Notice(String key, Optional<Conversation> about, String title, String body) {

    static final String SEVERAL = "";
    /** No conversation has such a key. */
    static final String BACKUP = "backup failed";

    /** Of messages. @param about none when it tells of several conversations */
    public Notice(Optional<Conversation> about, String title, String body) {
        this(about.map(Conversation::key).orElse(SEVERAL), about, title, body);
    }

    /** Words without the message's text, which belongs in no log. */
    @Override
    public String toString() {
        return "Notice[" + key() + "]";
    }
}
