package dev.vireo.server.presence;

import java.time.Instant;

/** The time at which a person was last present. */
record LastSeen(String username, Instant at) {
}
