package dev.vireo.server.presence;

import java.time.Duration;

/**
 * @param grace how long a person stays present after the last stream has gone, so that a reconnect does not flicker
 * @param polled how long a person is present after polling
 * @param tick how soon a change is told at the latest
 */
public record PresenceTimes(Duration grace, Duration polled, Duration tick) {

    public static final PresenceTimes DEFAULT =
            new PresenceTimes(Duration.ofSeconds(5), Duration.ofSeconds(40), Duration.ofMillis(200));
}
