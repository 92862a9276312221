package dev.vireo.server.attachment;

import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Finds the channel that a message is in. */
@FunctionalInterface
public interface MessageChannels {

    Optional<Long> channelOf(Handle handle, long messageId);
}
