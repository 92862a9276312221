package dev.vireo.server.channel;

import org.jdbi.v3.core.Handle;

/** What channels need to know of the office's people. */
@FunctionalInterface
public interface People {

    boolean exists(Handle handle, String username);
}
