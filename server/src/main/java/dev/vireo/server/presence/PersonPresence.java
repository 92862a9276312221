package dev.vireo.server.presence;

import dev.vireo.protocol.Presence;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The presence of one person, as {@link PresenceTracker} knows it; guarded by its lock. */
final class PersonPresence {

    /** The sessions of the open streams on this server, one for each stream. */
    private final List<String> streams = new ArrayList<>(1);
    /** Sessions at whose computer nobody does anything. */
    private Set<String> idle = Set.of();
    /** Whether the lease is of such a session. */
    private boolean leaseIdle;
    /** The presence last announced to the listeners. */
    Presence announced = Presence.OFFLINE;
    /** Whether the other servers were told that the person is on this server, and that somebody is at one of their computers. */
    boolean announcedHere;
    boolean announcedActive;
    /** The end that was announced with it. */
    @Nullable Instant announcedUntil;
    private Presence availability = Presence.ONLINE;
    private @Nullable Instant until;
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

    /** When this presence ends by itself; null if it does not, or is none that the person chose. */
    @Nullable
    Instant untilOf(Presence presence) {
        return presence == availability ? until : null;
    }

    /** Sets the availability. The latest choice counts, in whatever order they arrive. */
    void choose(Presence choice, @Nullable Instant end, long pos) {
        if (pos >= chosenAt) {
            availability = choice;
            until = end;
            chosenAt = pos;
        }
    }

    void opened(String session) {
        streams.add(session);
    }

    /** Ends one stream. Whether somebody was at that computer is what holds while the person is present without a stream. */
    void closed(String session) {
        streams.remove(session);
        leaseIdle = idle.contains(session);
    }

    void polled(String session) {
        leaseIdle = idle.contains(session);
    }

    /** Whether nobody does anything at the computer of a session; remembered until the person is gone. */
    void idle(String session, boolean now) {
        Set<String> changed = new HashSet<>(idle);
        boolean isNew = now ? changed.add(session) : changed.remove(session);
        if (isNew) {
            idle = Set.copyOf(changed);
            leaseIdle = now;
        }
    }

    void forgetIdle() {
        idle = Set.of();
    }

    boolean isStreaming() {
        return !streams.isEmpty();
    }

    /** Whether the person is on this server, and somebody is at one of their computers. */
    boolean isActive(long now) {
        return isStreaming() ? streams.stream().anyMatch(session -> !idle.contains(session)) : hasLease(now) && !leaseIdle;
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
        return isStreaming() || hasLease(now);
    }

    @Nullable
    Instant lastSeen() {
        return lastSeen;
    }
}
