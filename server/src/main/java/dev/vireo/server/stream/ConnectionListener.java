package dev.vireo.server.stream;

/** Told who is there. Called from any thread; must not block. */
public interface ConnectionListener {

    /** A stream of this person was opened. */
    void connected(String username);

    /** A stream of this person has ended. */
    void disconnected(String username);

    /** This person asked for events by polling. */
    void polled(String username);
}
