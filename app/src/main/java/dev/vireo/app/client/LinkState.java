package dev.vireo.app.client;

/** The way in which events arrive at present. */
public enum LinkState {
    CONNECTING,
    /** By the stream. */
    LIVE,
    /** By polling: the stream is down. */
    POLLING,
    /** Not at all. */
    OFFLINE,
    /** Not any more: the token is no longer good. */
    SIGNED_OUT,
    /** Not any more: the person has left the office. */
    DEACTIVATED,
    /** Not any more: whoever answers there has another key than the office. */
    OTHER_KEY,
    /** Not any more in the clear: the office is encrypted now. */
    TLS_REQUIRED
}
