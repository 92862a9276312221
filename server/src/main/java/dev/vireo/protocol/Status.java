package dev.vireo.protocol;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The presence of a person now; also the data of a {@code presence} event. {@code lastSeen} is null for somebody who has never
 * connected, and {@code until} unless the person gave what they chose to be an end.
 */
public record Status(String user, Presence presence, @Nullable Instant lastSeen, @Nullable Instant until) {

    /** Without an end. */
    public Status(String user, Presence presence, @Nullable Instant lastSeen) {
        this(user, presence, lastSeen, null);
    }
}
