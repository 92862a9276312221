package dev.vireo.server.presence;

import dev.vireo.protocol.Status;

/** Is told when people come, go or change their status. */
@FunctionalInterface
public interface PresenceListener {

    /** Called on one thread, in the order of each person's changes. Must not block. */
    void changed(Status status);
}
