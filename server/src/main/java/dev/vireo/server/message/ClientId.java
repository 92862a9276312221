package dev.vireo.server.message;

import dev.vireo.protocol.Limits;
import dev.vireo.server.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** Checks the sender's own id of a message, by which a retry is recognised. Other clients receive it, so it must be plain text. */
final class ClientId {

    private ClientId() {
    }

    /** @throws ProblemException 400 naming the field, unless it is null or 1–128 printable ASCII characters */
    static @Nullable String check(@Nullable String id, String field) {
        if (id != null && (id.isEmpty() || id.length() > Limits.CLIENT_ID_LENGTH
                || !id.chars().allMatch(c -> c > ' ' && c < 127))) {
            throw ProblemException.badField(field,
                    field + " must be 1 to " + Limits.CLIENT_ID_LENGTH + " printable ASCII characters without spaces.");
        }
        return id;
    }
}
