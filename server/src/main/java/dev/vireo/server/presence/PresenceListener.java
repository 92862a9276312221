package dev.vireo.server.presence;

import dev.vireo.protocol.Status;

/** Is told when people come, go or change their status. */
@FunctionalInterface
public interface PresenceListener {

    /** Called by one thread, for each person in the order in which it happened. Must not block. */
    void changed(Status status);
}
