package dev.vireo.server.channel;

import org.jdbi.v3.core.Handle;

/** Is told when copies of messages, such as exports, are outdated. */
@FunctionalInterface
public interface MessageCopies {

    /** Called in the transaction that permanently deletes something in a channel: no copy of it may remain. */
    void outdated(Handle sql, long channelId);
}
