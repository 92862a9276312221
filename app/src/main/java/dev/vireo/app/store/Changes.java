package dev.vireo.app.store;

import dev.vireo.protocol.Channel;
import dev.vireo.protocol.Cursor;
import dev.vireo.protocol.Message;
import dev.vireo.protocol.User;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one step changed of what is kept; written in one transaction.
 *
 * @param completed client ids of messages that left the outbox
 * @param cursor    the place in the log as of which all this is true; null if it stays
 * @param anew      what was kept before is void: a snapshot replaces it
 */
public record Changes(
        List<User> users,
        List<Channel> channels,
        List<Message> messages,
        List<String> completed,
        @Nullable Cursor cursor,
        boolean anew) {

    public boolean isEmpty() {
        return users.isEmpty() && channels.isEmpty() && messages.isEmpty() && completed.isEmpty() && cursor == null;
    }
}
