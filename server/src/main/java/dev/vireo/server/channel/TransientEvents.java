package dev.vireo.server.channel;

import dev.vireo.protocol.Event;

/** Delivers an event that is not stored to the members of a channel who are connected now, except for one. */
@FunctionalInterface
public interface TransientEvents {

    void send(String channelId, Event event, String exceptUser);
}
