package dev.vireo.server.channel;

import org.jdbi.v3.core.Handle;

/** Is told when copies of messages, such as exports, are outdated. */
@FunctionalInterface
public interface MessageCopies {

    /** Something in a channel is gone for good: within the same transaction, no copy of it may stay. */
    void outdated(Handle sql, long channelId);
}
