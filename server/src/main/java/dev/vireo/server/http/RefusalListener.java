package dev.vireo.server.http;

/** Told of refusals that may be guessing or flooding. Called for each such request, by its thread; must not block. */
public interface RefusalListener {

    /** A request came with a token that does not hold. */
    void tokenRefused(String address);

    /** A request was one too many. @param username of the caller; empty if nobody is signed in */
    void tooManyRequests(String username, String address);
}
