package dev.vireo.server.presence;

import java.time.Duration;

/**
 * @param grace    how long a person stays present after the last stream has gone, so that a reconnect does not flicker
 * @param pollLease   how long a person is present after polling
 * @param tick     how soon a change is told at the latest
 * @param rosterInterval    how often a server tells the others of everybody who is there
 * @param claimLifetime how long what a server said holds, if it does not repeat it: longer than three rounds
 */
public record PresenceTimes(Duration grace, Duration pollLease, Duration tick, Duration rosterInterval, Duration claimLifetime) {

    public static final PresenceTimes DEFAULT = new PresenceTimes(Duration.ofSeconds(5), Duration.ofSeconds(40), Duration.ofMillis(200));

    /** With the usual intervals between servers. */
    public PresenceTimes(Duration grace, Duration pollLease, Duration tick) {
        this(grace, pollLease, tick, Duration.ofSeconds(4), Duration.ofSeconds(13));
    }
}
