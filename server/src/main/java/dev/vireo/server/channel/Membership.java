package dev.vireo.server.channel;

import dev.vireo.protocol.ChannelKind;
import dev.vireo.protocol.ChannelRole;
import dev.vireo.protocol.Permission;
import dev.vireo.protocol.ThreadUnread;
import dev.vireo.protocol.Unread.ChannelUnread;
import dev.vireo.server.problem.ProblemException;
import java.util.List;

/**
 * One person's membership in a channel. Whatever a route does with a channel goes through the caller's membership, so a
 * forgotten check finds nothing.
 *
 * @param id            of this membership alone; with another one, in the same channel too, comes another one
 * @param archived      whether the channel can only be read
 * @param closed        whether this is a direct channel with somebody who has left the office
 * @param lastNumber    the channel's latest message
 * @param roots         how many of its messages are not replies
 * @param joinedPos     the log position at which this person joined
 * @param readNumber    how far this member has read
 * @param rootsWhenRead how many messages that are not replies there were up to there
 * @param sent          how many messages that are not replies this member has written here
 * @param sentWhenRead  how many of those up to what was read
 * @param mentions      of the unread messages that are not replies, how many mention this member
 * @param cutOff        whether this is a direct channel with a guest, and the two share no other channel any more: what they wrote
 *                      can be read, and nothing more is written
 * @param threads       the followed threads with something unread
 */
public record Membership(
        long id,
        long channelId,
        String username,
        ChannelKind kind,
        ChannelRole role,
        boolean archived,
        boolean closed,
        long lastNumber,
        long roots,
        long joinedPos,
        long readNumber,
        long rootsWhenRead,
        long sent,
        long sentWhenRead,
        int mentions,
        boolean cutOff,
        List<ThreadUnread> threads) {

    /** Whether this member has the permission in this channel. */
    public boolean may(Permission permission) {
        return permission.granted(kind, role);
    }

    /**
     * Requires that this member has the permission, and that the channel's state allows it.
     *
     * @throws ProblemException 403 {@code not_allowed} or 409 {@code channel_archived}
     */
    public void require(Permission permission) {
        if (!may(permission)) {
            throw new ProblemException(403, "not_allowed", "Your role in this channel doesn't allow this.");
        }
        if (!permission.inArchived()) {
            requireNotArchived();
            if (closed) {
                throw hasLeft();
            }
            if (cutOff) {
                throw new ProblemException(403, "no_shared_channel",
                        "You don't share a channel with this person any more. The conversation can only be read.");
            }
        }
    }

    /** @throws ProblemException 409 if the channel is archived */
    public void requireNotArchived() {
        if (archived) {
            throw isArchived();
        }
    }

    static ProblemException isArchived() {
        return ProblemException.conflict("channel_archived", "This channel is archived and read-only.");
    }

    static ProblemException hasLeft() {
        return ProblemException.conflict("user_inactive", "This person has left the office, so you can't write to them.");
    }

    Membership withArchived(boolean now) {
        return new Membership(id, channelId, username, kind, role, now, closed, lastNumber, roots, joinedPos, readNumber, rootsWhenRead,
                sent,
                sentWhenRead, mentions, cutOff, threads);
    }

    /**
     * This membership after more messages that are not replies.
     *
     * @param written how many
     * @param own     how many of them are this member's
     */
    Membership withRoots(int written, int own) {
        return new Membership(id, channelId, username, kind, role, archived, closed, lastNumber + written, roots + written, joinedPos,
                readNumber, rootsWhenRead, sent + own, sentWhenRead, mentions, cutOff, threads);
    }

    /** This membership with these counts instead of its own. */
    Membership withCounts(long lastInChannel, long rootsInChannel, long sentByMember) {
        return new Membership(id, channelId, username, kind, role, archived, closed, lastInChannel, rootsInChannel, joinedPos, readNumber,
                rootsWhenRead, sentByMember, sentWhenRead, mentions, cutOff, threads);
    }

    /** This membership after one more reply in the channel. */
    Membership withReply() {
        return new Membership(id, channelId, username, kind, role, archived, closed, lastNumber + 1, roots, joinedPos, readNumber,
                rootsWhenRead,
                sent, sentWhenRead, mentions, cutOff, threads);
    }

    /** The number of others' messages since this member read, outside threads. */
    int unreadRoots() {
        return Math.toIntExact((roots - rootsWhenRead) - (sent - sentWhenRead));
    }

    /** The number of others' messages since this member read, in the channel and the threads that this member follows. */
    public int unread() {
        return unreadRoots() + threads.stream().mapToInt(ThreadUnread::unread).sum();
    }

    /** How many of the unread messages mention this member. */
    public int unreadMentions() {
        return mentions + threads.stream().mapToInt(ThreadUnread::mentions).sum();
    }

    ChannelUnread toUnread() {
        return new ChannelUnread(Long.toString(channelId), unread(), unreadMentions(), threads);
    }
}
