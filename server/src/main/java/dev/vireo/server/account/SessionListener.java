package dev.vireo.server.account;

/** Somebody who holds things open on behalf of sessions. */
@FunctionalInterface
public interface SessionListener {

    /** The session has ended: nothing may be sent on its behalf any more. Must not block. */
    void ended(String sessionId);
}
