package dev.vireo.protocol;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A member of a channel.
 *
 * @param user          the username
 * @param notifications which messages notify this member; null except for the caller
 * @param mutedUntil    until when this member is muted; null if not muted, and except for the caller
 * @param readNumber    the number, in the channel, of the last message this member has read outside threads; 0 before any, and
 *                      for others where the office or the channel's size hides it
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
