package dev.vireo.app.store;

import dev.vireo.protocol.Channel;
import dev.vireo.protocol.Cursor;
import dev.vireo.protocol.User;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything an account has on disk but for older messages, read at start.
 *
 * @param outbox in the order written
 * @param drafts by username
 * @param reads  what was read here and the server has not confirmed
 * @param cursor null before the first snapshot
 */
public record Kept(
        String office,
        List<User> users,
        List<Channel> channels,
        List<OutboxMessage> outbox,
        Map<String, String> drafts,
        List<PendingRead> reads,
        @Nullable Cursor cursor) {

    /** A channel was read up to a message, here. */
    public record PendingRead(String channelId, String messageId, long number) {
    }
}
