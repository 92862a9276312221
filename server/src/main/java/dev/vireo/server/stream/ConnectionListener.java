package dev.vireo.server.stream;

/** Is told when people connect, disconnect and poll. Called from any thread; must not block. */
public interface ConnectionListener {

    /** A stream of this person was opened. */
    void connected(String username);

    /** A stream of this person has ended. */
    void disconnected(String username);

    /** This person asked for events by polling. */
    void polled(String username);
}
