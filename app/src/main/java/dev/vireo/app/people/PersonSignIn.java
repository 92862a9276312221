package dev.vireo.app.people;

import dev.vireo.protocol.Answers;
import java.time.Instant;

/**
 * A device or program that somebody is signed in with.
 *
 * @param token   whether it is an access token rather than a device
 * @param current whether it is what this program uses itself
 */
record PersonSignIn(String id, boolean token, String name, Instant createdAt, Instant lastUsedAt, boolean current) {

    static PersonSignIn of(Answers.SessionInfo session) {
        return new PersonSignIn(session.id(), false, session.device(), session.createdAt(), session.lastUsedAt(), session.current());
    }

    static PersonSignIn of(Answers.TokenInfo token) {
        return new PersonSignIn(token.id(), true, token.name(), token.createdAt(), token.lastUsedAt(), false);
    }

    /** One that was never used bears the time it was made. */
    boolean used() {
        return lastUsedAt.isAfter(createdAt);
    }
}
