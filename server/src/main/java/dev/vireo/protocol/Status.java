package dev.vireo.protocol;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A person's presence as of now; also the data of a {@code presence} event. {@code lastSeen} is null if never connected. */
public record Status(String user, Presence presence, @Nullable Instant lastSeen) {
}
