package dev.vireo.server.drill;

/** Something that is done again and again, a piece at a time. */
interface PacedWork {

    /** Does the next piece. Returns when it is acknowledged. */
    void next();

    /** The number of requests that had no answer and were repeated. */
    int unanswered();
}
