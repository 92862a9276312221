package dev.vireo.server.stream;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;

/**
 * Holds every open stream of this server, live or replaying, up to a limit per person. Without it, one token could take all
 * memory and most of the time. Thread-safe.
 */
final class OpenStreams {

    private final int perPerson;
    /** The oldest first. */
    private final Map<String, SequencedSet<Subscriber>> byPerson = new HashMap<>();

    OpenStreams(int perPerson) {
        this.perPerson = perPerson;
    }

    int perPerson() {
        return perPerson;
    }

    /** @return the oldest streams of the person that exceed the limit; they are no longer counted and must be ended */
    synchronized List<Subscriber> add(Subscriber subscriber) {
        SequencedSet<Subscriber> theirs = byPerson.computeIfAbsent(subscriber.username(), user -> new LinkedHashSet<>(2));
        theirs.add(subscriber);
        List<Subscriber> tooMany = new ArrayList<>();
        while (theirs.size() > perPerson) {
            tooMany.add(theirs.removeFirst());
        }
        return tooMany;
    }

    synchronized void remove(Subscriber subscriber) {
        byPerson.computeIfPresent(subscriber.username(), (user, theirs) -> {
            theirs.remove(subscriber);
            return theirs.isEmpty() ? null : theirs;
        });
    }

    synchronized boolean isEmpty() {
        return byPerson.isEmpty();
    }

    synchronized List<Subscriber> all() {
        List<Subscriber> all = new ArrayList<>();
        byPerson.values().forEach(all::addAll);
        return all;
    }
}
