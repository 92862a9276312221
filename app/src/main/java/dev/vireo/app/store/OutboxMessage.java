package dev.vireo.app.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message that the server has not accepted yet, as it stands on this computer's disk.
 *
 * @param clientId by which the server knows a repeat
 * @param to       the username it is for
 * @param failure  why the server refused it for good; null while it is to be sent
 */
public record OutboxMessage(String clientId, String to, String body, Instant writtenAt, @Nullable String failure) {

    /** Words without the message's text, which belongs in no log. */
    @Override
    public String toString() {
        return "OutboxMessage[" + clientId + " to " + to + "]";
    }
}
