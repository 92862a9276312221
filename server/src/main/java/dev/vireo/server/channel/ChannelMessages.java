package dev.vireo.server.channel;

import dev.vireo.protocol.Message;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** What channels need to know of their messages. */
public interface ChannelMessages {

    /** The latest message of each of these channels that has any, by channel id. */
    Map<Long, Message> latest(Handle handle, Collection<Long> channelIds);

    /** Where a message stands in a channel, for a member who has read up to it; empty if it is not one of that channel's. */
    Optional<ReadPoint> readPoint(Handle handle, long channelId, long messageId, String member);

    /**
     * @param number   the message's number in the channel
     * @param ownSent  how many of the messages up to it the member wrote
     * @param mentions how many of the messages after it mention the member
     */
    record ReadPoint(long messageId, long number, long ownSent, int mentions) {
    }
}
