package dev.vireo.app.state;

/** The delivery state of one's own message. */
public enum Delivery {
    /** On this computer's disk, on its way. */
    PENDING,
    /** On the server's stable storage. */
    SENT,
    /** The other has read it. */
    READ,
    /** Refused for good; can be retried or discarded. */
    FAILED
}
