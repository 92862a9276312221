package dev.vireo.server.channel;

import org.jdbi.v3.core.Handle;

/** Copies of what was written that stand outside the messages themselves, such as exports. */
@FunctionalInterface
public interface MessageCopies {

    /** Something in a channel is gone for good: within the same transaction, no copy of it may stay. */
    void outdated(Handle sql, long channelId);
}
