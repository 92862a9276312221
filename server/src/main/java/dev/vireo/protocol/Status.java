package dev.vireo.protocol;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The presence of a person now; also the data of a {@code presence} event. {@code lastSeen} is null for somebody who has never
 * connected.
 */
public record Status(String user, Presence presence, @Nullable Instant lastSeen) {
}
