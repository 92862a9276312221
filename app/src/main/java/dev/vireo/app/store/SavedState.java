package dev.vireo.app.store;

import dev.vireo.protocol.Channel;
import dev.vireo.protocol.Cursor;
import dev.vireo.protocol.Office;
import dev.vireo.protocol.User;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything an account has on disk but for older messages, read at start.
 *
 * @param settings what holds for the office; null if it is not known
 * @param outbox   in the order written
 * @param drafts   by conversation, as in {@link OutboxMessage#to}; of a thread, with {@code /} and its first message's id
 * @param reads    what was read here and the server has not confirmed
 * @param cursor   null before the first snapshot
 */
public record SavedState(
        @Nullable Office settings,
        List<User> users,
        List<Channel> channels,
        List<OutboxMessage> outbox,
        Map<String, String> drafts,
        List<PendingRead> reads,
        @Nullable Cursor cursor) {

    /** A channel, or a thread in it, was read up to a message, here. {@code parentId} is null for the channel itself. */
    public record PendingRead(String channelId, @Nullable String parentId, String messageId, long number) {
    }
}
