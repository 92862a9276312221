package dev.vireo.server.drill;

import java.time.Duration;

/** How long drills are. */
enum Size {

    /** For {@code mvn -Pdrills}, where times are judged. */
    FULL,
    /** For every build: a few seconds, on machines that may be slow and busy, so times are not judged. */
    SHORT;

    int of(int full, int brief) {
        return this == FULL ? full : brief;
    }

    Duration seconds(int full, int brief) {
        return Duration.ofSeconds(of(full, brief));
    }
}
