package dev.vireo.app.notify;

import dev.vireo.app.state.Conversation;
import java.util.Optional;

/**
 * The content of a notification. A later notice with the same {@link #key()} takes the place of an earlier one.
 *
 * @param about the conversation that a click opens; none when it tells of several, then a click opens Vireo
 * @param title one line
 * @param body plain text, perhaps empty
 */
public record Notice(Optional<Conversation> about, String title, String body) {

    static final String SEVERAL = "";

    public String key() {
        return about.map(Conversation::key).orElse(SEVERAL);
    }

    /** Words without the message's text, which belongs in no log. */
    @Override
    public String toString() {
        return "Notice[" + key() + "]";
    }
}
