package dev.vireo.protocol;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A member of a channel.
 *
 * @param user          the username
 * @param notifications when this member wants to be told; null of anybody but the one who asks
 * @param mutedUntil    until when this member wants to be told of nothing; null if not muted, and of anybody but the one who asks
 * @param readNumber    the number, in the channel, of the last message this member has read outside threads; 0 before any, and
 *                      of others where the office or the channel's size keeps it back
 */
public record Member(
        String user,
        ChannelRole role,
        @Nullable NotificationPreference notifications,
        @Nullable Instant mutedUntil,
        long readNumber) {

    /** This member as others see them. */
    public Member forOthers(boolean withReceipts) {
        return new Member(user, role, null, null, withReceipts ? readNumber : 0);
    }
}
