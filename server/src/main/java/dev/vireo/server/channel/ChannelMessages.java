package dev.vireo.server.channel;

import dev.vireo.protocol.Message;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Gives channels what they need to know about their messages. */
public interface ChannelMessages {

    /** The latest message that is not a reply, for each of these channels that has one, by channel id. */
    Map<Long, Message> latest(Handle handle, Collection<Long> channelIds);

    /** The place of a message in a channel; empty if the channel has no such message. */
    Optional<MessagePlace> place(Handle handle, long channelId, long messageId);

    /**
     * @param parentId the thread's first message, or null for a message that is not a reply
     * @param roots    how many of the channel's messages up to it are no replies
     */
    record MessagePlace(long messageId, long number, @Nullable Long parentId, long roots) {
    }

    /** Counts a member's own messages and others' that mention the member, after a number and without replies. */
    CountsSince since(Handle handle, long channelId, long number, String member);

    /** Like {@link #since(Handle, long, long, String)}, for the replies in a thread, with the number of others' replies. */
    ThreadSince sinceInThread(Handle handle, long parentId, long number, String member);

    /**
     * The last of those messages at the beginning of a channel that are all older than a time; empty if there is none. A message whose
     * time is ahead of the clock is as old as those around it: the clock was wrong when it was sent. One that only seems old, since the
     * clock was behind, stays as long as those before it.
     *
     * @param atMost how many of the first messages to consider
     */
    Optional<MessagePlace> lastBefore(Handle handle, long channelId, Instant time, Instant now, int atMost);

    /** Deletes the messages up to a number, and all replies to them, permanently. */
    void expire(Handle handle, long channelId, long number);

    /** Counts of the messages after a position. */
    record CountsSince(long own, int mentions) {
    }

    /** Counts of others' replies in a thread after a position. */
    record ThreadSince(int unread, int mentions) {
    }
}
