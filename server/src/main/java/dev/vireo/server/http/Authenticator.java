package dev.vireo.server.http;

import java.util.Optional;

/** Finds the caller to whom a token belongs. Asked on every request, by many threads. */
@FunctionalInterface
public interface Authenticator {

    /** @return empty if the token is unknown or has ended */
    Optional<Caller> callerOf(String token);
}
