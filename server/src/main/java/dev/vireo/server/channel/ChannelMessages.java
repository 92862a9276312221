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

    /** The latest message that is no reply of each of these channels that has any, by channel id. */
    Map<Long, Message> latest(Handle handle, Collection<Long> channelIds);

    /** The place of a message in a channel; empty if the channel has no such message. */
    Optional<MessagePlace> place(Handle handle, long channelId, long messageId);

    /**
     * @param parentId the thread's first message, or null
     * @param roots    how many of the channel's messages up to it are no replies
     */
    record MessagePlace(long messageId, long number, @Nullable Long parentId, long roots) {
    }

    /** The number of a member's messages that are no replies and come after a number, and of others' that mention the member. */
    CountsSince since(Handle handle, long channelId, long number, String member);

    /** As {@link #since(Handle, long, long, String)}, of the replies in a thread, with how many are others'. */
    ThreadSince sinceInThread(Handle handle, long parentId, long number, String member);

    /** How many messages, without replies, a person has ever written in a channel. */
    long sent(Handle handle, long channelId, String author);

    /**
     * The last of the messages of a channel that are older than a time, of the first so many; empty if none is.
     *
     * @param atMost how many at most are up to it
     */
    Optional<MessagePlace> lastBefore(Handle handle, long channelId, Instant time, int atMost);

    /** Removes messages for good: those up to a number, and all replies to them. */
    void expire(Handle handle, long channelId, long number);

    /** Counts of the messages after a position. */
    record CountsSince(long own, int mentions) {
    }

    /** Counts of others' replies in a thread after a position. */
    record ThreadSince(int unread, int mentions) {
    }
}
