package dev.vireo.server.presence;

import dev.vireo.server.backbone.Backbone;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Queues what this server has yet to tell the others about presence: changes first, and everybody who is present once in every
 * round. Guarded by {@link PresenceTracker}.
 *
 * <p>However many come and go, a server sends at most {@link #AT_ONCE} signals a tick: with the usual tick of 200 ms, 20 a
 * second and 140 KB. One carries 190 of the longest names, or over 500 of ten letters. So the round of 10,000 people on one
 * server is 20 signals, or 53 at worst, and takes 1 to 3 seconds of the 4 that a round has. With more people it takes longer,
 * and what a server said holds for three rounds.
 */
final class RosterOutbox {

    private static final int AT_ONCE = 4;
    /** The bytes beside the names: the kind of signal, the sender, the time and the names of the fields. */
    private static final int HEAD_BYTES = 256;
    /** Quotes and a comma. */
    private static final int NAME_BYTES = 3;
    /** A time to the millisecond, with quotes and a colon. */
    private static final int TIME_BYTES = 32;

    private final String server;
    private final Set<String> changed = new LinkedHashSet<>();
    private final Set<String> round = new LinkedHashSet<>();
    private boolean asks = true;

    /** @param server this server's name among the others */
    RosterOutbox(String server) {
        this.server = server;
    }

    /** Somebody came or went. */
    void changed(String username) {
        changed.add(username);
    }

    /** Begins a round, in which this server sends the others everybody who is present. */
    void begin(Collection<String> everybodyHere) {
        round.addAll(everybodyHere);
    }

    /** Has the next signal ask the others. */
    void ask() {
        asks = true;
    }

    /** The next signal to send, as things are now. */
    List<PresenceRoster> take(Map<String, PersonPresence> people, long now) {
        List<PresenceRoster> rosters = new ArrayList<>();
        while (rosters.size() < AT_ONCE && (asks || !changed.isEmpty() || !round.isEmpty())) {
            rosters.add(next(people, now));
        }
        return rosters;
    }

    private PresenceRoster next(Map<String, PersonPresence> people, long now) {
        RosterPart part = new RosterPart(people, now);
        part.fill(changed);
        part.fill(round);
        PresenceRoster roster = new PresenceRoster(server, PersonPresence.time(), part.here, part.lately, part.idle, part.gone, asks,
                false);
        asks = false;
        return roster;
    }

    private static final class RosterPart {

        private final Map<String, PersonPresence> people;
        private final long now;
        private final List<String> here = new ArrayList<>();
        private final Map<String, Instant> lately = new HashMap<>();
        private final List<String> idle = new ArrayList<>();
        private final Map<String, Instant> gone = new HashMap<>();
        private int room = Backbone.SIGNAL_BYTES - HEAD_BYTES;

        RosterPart(Map<String, PersonPresence> people, long now) {
            this.people = people;
            this.now = now;
        }

        void fill(Set<String> names) {
            for (Iterator<String> left = names.iterator(); left.hasNext(); left.remove()) {
                String name = left.next();
                PersonPresence person = people.get(name);
                if (person == null) {
                    continue;
                }
                // Usernames are ASCII.
                int nameBytes = name.length() + NAME_BYTES;
                room -= nameBytes + (person.isStreaming() ? 0 : TIME_BYTES) + (isIdle(person) ? nameBytes : 0);
                if (room < 0) {
                    return;
                }
                put(name, person);
            }
        }

        private boolean isIdle(PersonPresence person) {
            return person.isHere(now) && !person.isActive(now);
        }

        private void put(String name, PersonPresence person) {
            if (isIdle(person)) {
                idle.add(name);
            }
            if (person.isStreaming()) {
                here.add(name);
            } else {
                (person.isHere(now) ? lately : gone).put(name, person.lastSeen());
            }
        }
    }
}
