package dev.vireo.server.presence;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A server's message to the others about who is present on it: a part of its list, or a change. It says nothing about people it does not
 * name.
 *
 * @param server the sender, by a name that it has for as long as it runs
 * @param at     when it was said
 * @param here   who has a stream open
 * @param lately who has none and is there for a while yet, with when they were last seen
 * @param idle   which of these do nothing at their computers; a server of an earlier version does not say so of anybody
 * @param gone   who is not there any more, with when they were last seen
 * @param asks   whether the sender would hear who is there on the others
 * @param leaves whether the sender stops
 */
record PresenceRoster(String server, Instant at, List<String> here, Map<String, Instant> lately, List<String> idle,
        Map<String, Instant> gone, boolean asks, boolean leaves) {

    PresenceRoster {
        idle = Objects.requireNonNullElse(idle, List.of());
    }

    static PresenceRoster leaving(String server, Instant at) {
        return new PresenceRoster(server, at, List.of(), Map.of(), List.of(), Map.of(), false, true);
    }
}
