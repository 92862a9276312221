package dev.vireo.server.channel;

import dev.vireo.server.log.Transaction;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What the writer has looked up of authors, and counts on itself, so that a message whose author wrote there before is not looked up
 * again. It is empty again with each generation of the log's writer. Used by its thread alone.
 */
final class KnownAuthors {

    /** Some 5 MB. */
    private static final int MOST = 8_192;

    private final Map<AuthorPlace, Membership> memberships = new HashMap<>();
    private final Set<AuthorPlace> withGuest = new HashSet<>();
    private final Map<Long, RootCounts> channels = new HashMap<>();
    private final Map<Long, Long> sent = new HashMap<>();
    private long generation;

    /** How many messages a channel has, and how many of them are no replies. */
    private record RootCounts(long lastNumber, long roots) {
    }

    /** Forgets everything if it may not be true any more. Asks the database only if that depends on it. */
    void refresh(Transaction transaction) {
        boolean over = memberships.size() >= MOST || transaction.isOver(generation)
                || !memberships.isEmpty() && transaction.generation() != generation;
        if (over) {
            memberships.clear();
            withGuest.clear();
            channels.clear();
            sent.clear();
        }
    }

    boolean has(AuthorPlace place) {
        return memberships.containsKey(place);
    }

    boolean isWithGuest(AuthorPlace place) {
        return withGuest.contains(place);
    }

    /** Takes what was found in this transaction. */
    void add(Transaction transaction, AuthorPlace place, Membership found, boolean guest) {
        generation = transaction.generation();
        memberships.put(place, found);
        if (guest) {
            withGuest.add(place);
        }
        channels.putIfAbsent(found.channelId(), new RootCounts(found.lastNumber(), found.roots()));
        sent.putIfAbsent(found.id(), found.sent());
    }

    /** An author's membership, without its threads, after what was counted so far; how far they have read may be out of date. */
    Membership of(AuthorPlace place) {
        Membership found = Objects.requireNonNull(memberships.get(place));
        RootCounts counts = Objects.requireNonNull(channels.get(found.channelId()));
        return found.withCounts(counts.lastNumber, counts.roots, Objects.requireNonNull(sent.get(found.id())));
    }

    /** Takes over the counts of a membership with one more message. */
    void count(Membership counted) {
        channels.put(counted.channelId(), new RootCounts(counted.lastNumber(), counted.roots()));
        sent.put(counted.id(), counted.sent());
    }
}
