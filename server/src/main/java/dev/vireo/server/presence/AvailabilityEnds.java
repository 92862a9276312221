package dev.vireo.server.presence;

import dev.vireo.protocol.Event;
import dev.vireo.protocol.Presence;
import dev.vireo.server.log.Audience;
import dev.vireo.server.log.Log;
import dev.vireo.server.log.LogEntry;
import dev.vireo.server.log.LogFollower;
import dev.vireo.time.Deadlines;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/**
 * Makes people available again at the end that they gave to being away or not disturbed. Every server knows the ends from the log; the
 * first that finds one due says so in the log, and the others find nothing left to do. Thread-safe.
 */
public final class AvailabilityEnds implements LogFollower {

    private final Log log;
    private final Deadlines ends;

    public AvailabilityEnds(Log log, InstantSource clock) {
        this.log = log;
        this.ends = new Deadlines(clock);
    }

    @Override
    public void load(Handle snapshot) {
        Map<String, Instant> stored = new HashMap<>();
        PresenceStore.all(snapshot).forEach(kept -> {
            if (kept.until() != null) {
                stored.put(kept.username(), kept.until());
            }
        });
        ends.replace(stored);
    }

    @Override
    public void follow(List<LogEntry> entries) {
        entries.forEach(entry -> {
            if (entry.event() instanceof Event.AvailabilityChosen chosen) {
                ends.set(chosen.user(), chosen.until());
            }
        });
    }

    /** Ends what is over. Called periodically. */
    public void endDue() {
        ends.due().forEach((username, at) -> {
            log.write(transaction -> {
                boolean holds = PresenceStore.endsAt(transaction.sql(), username, at);
                if (holds) {
                    transaction.nextTime();
                    PresenceStore.choose(transaction.sql(), username, Presence.ONLINE, null);
                    transaction.append(new Event.AvailabilityChosen(username, Presence.ONLINE), Audience.servers());
                }
                return holds;
            });
            ends.forget(username, at);
        });
    }
}
