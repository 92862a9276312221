package dev.vireo.server.presence;

import dev.vireo.protocol.Presence;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** The presence of one person, as {@link PresenceTracker} knows it; guarded by its lock. */
final class PersonPresence {

    /** On this server. */
    int streams;
    /** What the listeners believe. */
    Presence announced = Presence.OFFLINE;
    /** Whether the other servers believe them to be here. */
    boolean announcedToServers;
    private Presence availability = Presence.ONLINE;
    /** The log's position of that choice. */
    private long chosenAt;
    private @Nullable Instant lastSeen;
    /** In the clock of {@link PresenceTracker}. */
    private long leaseEnd;

    PersonPresence(long now) {
        leaseEnd = now;
    }

    static Instant time() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }

    Presence availability() {
        return availability;
    }

    /** The latest choice counts, in whichever order they are heard of. */
    void choose(Presence choice, long pos) {
        if (pos >= chosenAt) {
            availability = choice;
            chosenAt = pos;
        }
    }

    /** Stays present for this long, or as long as an earlier lease runs. */
    void lease(Duration duration, long now) {
        long end = now + duration.toNanos();
        leaseEnd = leaseEnd - end > 0 ? leaseEnd : end;
        seen(time());
    }

    void seen(@Nullable Instant at) {
        if (at != null && (lastSeen == null || at.isAfter(lastSeen))) {
            lastSeen = at;
        }
    }

    void forgetSeen() {
        lastSeen = null;
    }

    boolean hasLease(long now) {
        return leaseEnd - now > 0;
    }

    /** Whether they are there on this server. */
    boolean isHere(long now) {
        return streams > 0 || hasLease(now);
    }

    @Nullable
    Instant lastSeen() {
        return lastSeen;
    }
}
