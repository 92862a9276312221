package dev.vireo.server.presence;

import java.time.Duration;

/**
 * @param grace    how long a person stays present after the last stream has gone, so that a reconnect does not flicker
 * @param polled   how long a person is present after polling
 * @param tick     how soon a change is told at the latest
 * @param round    how often a server tells the others of everybody who is there
 * @param believed how long what a server said holds, if it does not repeat it: longer than three rounds
 */
public record PresenceTimes(Duration grace, Duration polled, Duration tick, Duration round, Duration believed) {

    public static final PresenceTimes DEFAULT = new PresenceTimes(Duration.ofSeconds(5), Duration.ofSeconds(40), Duration.ofMillis(200));

    /** As usual between servers. */
    public PresenceTimes(Duration grace, Duration polled, Duration tick) {
        this(grace, polled, tick, Duration.ofSeconds(4), Duration.ofSeconds(13));
    }
}
