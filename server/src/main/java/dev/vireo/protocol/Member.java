package dev.vireo.protocol;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A user in a channel.
 *
 * @param user       the username
 * @param readNumber the number, in the channel, of the last message this member has read; 0 before any
 */
public record Member(
        String user,
        ChannelRole role,
        NotificationPreference notifications,
        @Nullable Instant mutedUntil,
        long readNumber) {
}
