package dev.vireo.server.presence;

import dev.vireo.protocol.Presence;
import dev.vireo.protocol.Status;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** What {@link Presences} knows of one person; guarded by its lock. */
final class Person {

    int streams;
    Presence availability;
    /** What the listeners believe. */
    Presence told = Presence.OFFLINE;
    private @Nullable Instant lastSeen;
    /** In the clock of {@link System#nanoTime()}. */
    private long leaseEnd = System.nanoTime();

    Person(Presence availability, @Nullable Instant lastSeen) {
        this.availability = availability;
        this.lastSeen = lastSeen;
    }

    /** Stays present for this long, or as long as an earlier lease runs. */
    void lease(Duration duration) {
        long end = System.nanoTime() + duration.toNanos();
        leaseEnd = leaseEnd - end > 0 ? leaseEnd : end;
        seenNow();
    }

    Instant seenNow() {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        lastSeen = now;
        return now;
    }

    boolean isPresent() {
        return streams > 0 || leaseEnd - System.nanoTime() > 0;
    }

    Status status(String username) {
        if (streams > 0) {
            return new Status(username, availability, seenNow());
        }
        return new Status(username, isPresent() ? availability : Presence.OFFLINE, lastSeen);
    }

    @Nullable Instant lastSeen() {
        return lastSeen;
    }
}
