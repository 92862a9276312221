package dev.vireo.server.presence;

import java.time.Instant;

/** When somebody was last there. */
record LastSeen(String username, Instant at) {
}
