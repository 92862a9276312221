package dev.vireo.app.state;

/** The state of the connection to the office. */
public enum ConnectionState {
    /** Before the first answer. */
    CONNECTING,
    /** The stream is open: everything arrives at once. */
    LIVE,
    /** The stream is down; events are fetched every few seconds. */
    POLLING,
    /** The server cannot be reached; what is written waits in the outbox. */
    OFFLINE,
    /** The session ended on the server: sign in again. */
    SIGNED_OUT,
    /** My account was deactivated: signing in again does not help. */
    DEACTIVATED,
    /** Whoever answers at the office's address has another key: nothing is sent there. */
    OTHER_KEY,
    /** The office has been encrypted since: to be entered again that way. */
    TLS_REQUIRED
}
