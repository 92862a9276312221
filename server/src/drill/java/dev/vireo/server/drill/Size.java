package dev.vireo.server.drill;

import java.time.Duration;

/** How long drills are. */
enum Size {

    /** As {@code mvn -Pdrills} has them, with times judged. */
    FULL,
    /** As in every build: seconds, on machines that may be slow and busy, so that no time is judged. */
    SHORT;

    int of(int full, int brief) {
        return this == FULL ? full : brief;
    }

    Duration seconds(int full, int brief) {
        return Duration.ofSeconds(of(full, brief));
    }
}
