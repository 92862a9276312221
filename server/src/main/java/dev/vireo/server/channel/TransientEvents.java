package dev.vireo.server.channel;

import dev.vireo.protocol.Event;

/** Tells the members of a channel who are there now of something that passes, all but one. */
@FunctionalInterface
public interface TransientEvents {

    void tell(String channelId, Event event, String exceptUser);
}
