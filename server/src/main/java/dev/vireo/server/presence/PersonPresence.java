package dev.vireo.server.presence;

import dev.vireo.protocol.Presence;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** The presence of one person, as {@link PresenceTracker} knows it; guarded by its lock. */
final class PersonPresence {

    /** The open streams on this server. */
    int streams;
    /** The presence last announced to the listeners. */
    Presence announced = Presence.OFFLINE;
    /** Whether the other servers were told that the person is on this server. */
    boolean announcedToServers;
    private Presence availability = Presence.ONLINE;
    /** The log position of that choice. */
    private long chosenAt;
    private @Nullable Instant lastSeen;
    private boolean forgotten;
    /** In nanoseconds of the clock of {@link PresenceTracker}. */
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

    /** Sets the availability. The latest choice counts, in whatever order they arrive. */
    void choose(Presence choice, long pos) {
        if (pos >= chosenAt) {
            availability = choice;
            chosenAt = pos;
        }
    }

    /** Keeps the person present for this long, or until the end of an earlier lease if that is later. */
    void lease(Duration duration, long now) {
        long end = now + duration.toNanos();
        leaseEnd = leaseEnd - end > 0 ? leaseEnd : end;
        seen(time());
    }

    /** Ends what keeps the person present but streams. */
    void endLease(long now) {
        leaseEnd = now;
    }

    void seen(@Nullable Instant at) {
        if (!forgotten && at != null && (lastSeen == null || at.isAfter(lastSeen))) {
            lastSeen = at;
        }
    }

    /** From now on nobody knows when this person was last there, whatever still ends. */
    void forgetSeen() {
        lastSeen = null;
        forgotten = true;
    }

    boolean hasLease(long now) {
        return leaseEnd - now > 0;
    }

    /** Whether the person is present on this server. */
    boolean isHere(long now) {
        return streams > 0 || hasLease(now);
    }

    @Nullable
    Instant lastSeen() {
        return lastSeen;
    }
}
