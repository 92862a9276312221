package dev.vireo.server.channel;

import dev.vireo.protocol.ChannelKind;
import dev.vireo.protocol.ChannelRole;
import dev.vireo.protocol.Unread.ChannelUnread;

/**
 * One person's place in a channel. What a route does with a channel it does through the caller's membership, so a check that is
 * forgotten finds nothing.
 *
 * @param lastNumber the channel's latest message
 * @param readNumber how far this member has read
 * @param sent       how many messages this member has written here
 */
public record Membership(
        long channelId,
        String username,
        ChannelKind kind,
        ChannelRole role,
        long lastNumber,
        long readNumber,
        long sent,
        long sentWhenRead) {

    /** What others have written since this member read. */
    public int unread() {
        return Math.toIntExact((lastNumber - readNumber) - (sent - sentWhenRead));
    }

    ChannelUnread toUnread() {
        return new ChannelUnread(Long.toString(channelId), unread(), 0);
    }

    Membership readUpTo(long number, long ownSent) {
        return new Membership(channelId, username, kind, role, lastNumber, number, sent, ownSent);
    }
}
