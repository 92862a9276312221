package dev.vireo.server.presence;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Keeps track of who is present on the other servers of the office. What a server does not repeat expires, so one that dies need
 * not say goodbye. Guarded by {@link PresenceTracker}, which also tells it the time.
 */
final class RemotePresence {

    private final Map<String, Map<String, PresenceClaim>> servers = new HashMap<>();

    /** One server's report that a person is present there, until it expires. */
    private record PresenceClaim(long until, boolean streaming, boolean active) {

        boolean holds(long now) {
            return until - now > 0;
        }
    }

    /**
     * @param streaming whether the person has an open stream there
     * @param active    whether somebody is at one of their computers there
     */
    void claim(String server, String username, long until, boolean streaming, boolean active) {
        servers.computeIfAbsent(server, name -> new HashMap<>()).put(username, new PresenceClaim(until, streaming, active));
    }

    void withdraw(String server, String username) {
        servers.getOrDefault(server, new HashMap<>()).remove(username);
    }

    /**
     * A server stops: its claims end no later than this.
     *
     * @return the people who had a stream there
     */
    List<String> leave(String server, long until) {
        List<String> streaming = new ArrayList<>();
        servers.getOrDefault(server, new HashMap<>()).replaceAll((username, claim) -> {
            if (claim.streaming()) {
                streaming.add(username);
            }
            return new PresenceClaim(claim.until() - until < 0 ? claim.until() : until, false, claim.active());
        });
        return streaming;
    }

    boolean isPresent(String username, long now) {
        return holds(username, now, _ -> true);
    }

    boolean isStreaming(String username, long now) {
        return holds(username, now, PresenceClaim::streaming);
    }

    boolean isActive(String username, long now) {
        return holds(username, now, PresenceClaim::active);
    }

    private boolean holds(String username, long now, Predicate<PresenceClaim> wanted) {
        for (Map<String, PresenceClaim> claims : servers.values()) {
            PresenceClaim claim = claims.get(username);
            if (claim != null && wanted.test(claim) && claim.holds(now)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Forgets expired claims.
     *
     * @return the people they were about
     */
    List<String> expire(long now) {
        List<String> expired = new ArrayList<>();
        servers.values().removeIf(claims -> {
            claims.entrySet().removeIf(claim -> {
                boolean over = !claim.getValue().holds(now);
                if (over) {
                    expired.add(claim.getKey());
                }
                return over;
            });
            return claims.isEmpty();
        });
        return expired;
    }
}
