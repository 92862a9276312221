package dev.vireo.server.account;

/** Implemented by whatever holds resources open on behalf of sessions. */
@FunctionalInterface
public interface SessionListener {

    /** The session has ended: nothing may be sent on its behalf any more. Must not block. */
    void ended(String sessionId);
}
