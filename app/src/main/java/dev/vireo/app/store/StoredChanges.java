package dev.vireo.app.store;

import dev.vireo.protocol.Channel;
import dev.vireo.protocol.Cursor;
import dev.vireo.protocol.Message;
import dev.vireo.protocol.Office;
import dev.vireo.protocol.User;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The changes of one step to the stored data, written in one transaction in the order of the components.
 *
 * @param office    null if it stays
 * @param left      ids of channels that are none of the person's any more, or again anew
 * @param expired   what has gone of channels for good
 * @param revisions what happened to messages that may be kept
 * @param completed client ids of messages that left the outbox
 * @param cursor    the place in the log as of which all this is true; null if it stays
 * @param anew      what was kept before is void: a snapshot replaces it
 */
public record StoredChanges(
        boolean anew,
        @Nullable Office office,
        List<User> users,
        List<String> left,
        List<Channel> channels,
        List<ExpiredMessages> expired,
        List<Message> messages,
        List<MessageRevision> revisions,
        List<String> completed,
        @Nullable Cursor cursor) {

    /** All messages of a channel up to a number are gone, and the replies to them. */
    public record ExpiredMessages(String channelId, long upTo) {
    }

    public boolean isEmpty() {
        return !anew && office == null && users.isEmpty() && left.isEmpty() && channels.isEmpty() && expired.isEmpty()
                && messages.isEmpty() && revisions.isEmpty() && completed.isEmpty() && cursor == null;
    }
}
