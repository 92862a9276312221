package dev.vireo.server.stream;

/** Is told when people connect, disconnect and poll. Called from any thread; must not block. */
public interface ConnectionListener {

    /** A stream of this person was opened with this session. */
    void connected(String username, String session);

    /** A stream of this person has ended. */
    void disconnected(String username, String session);

    /** This person asked for events by polling. */
    void polled(String username, String session);
}
