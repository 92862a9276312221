package dev.vireo.server.stream;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/** Collects the channels whose unread counts one reader has yet to be told. Guarded by its {@link Fanout}. */
final class PendingUnread {

    /** The shortest time between two updates. The messages themselves arrive at once, and every client counts them. */
    private static final long PAUSE_NANOS = Duration.ofMillis(250).toNanos();

    private Set<String> channels = new HashSet<>(2);
    private long next;
    private boolean sentBefore;

    /** @return whether it is the first since the last counts were sent */
    boolean add(String channelId) {
        boolean first = channels.isEmpty();
        channels.add(channelId);
        return first;
    }

    boolean due(long now) {
        return !sentBefore || now - next >= 0;
    }

    Set<String> take(long now) {
        Set<String> taken = channels;
        channels = new HashSet<>(2);
        next = now + PAUSE_NANOS;
        sentBefore = true;
        return taken;
    }
}
