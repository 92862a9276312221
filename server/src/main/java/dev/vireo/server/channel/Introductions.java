package dev.vireo.server.channel;

import dev.vireo.protocol.Event;
import dev.vireo.server.log.Audience;
import dev.vireo.server.log.Transaction;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/**
 * Tells guests about the people whom they see from now on, when somebody comes to one of their channels, or they come to one: an
 * entry of the log for each, for that guest alone. Everybody else knows everybody already.
 */
final class Introductions {

    private final PeopleDirectory people;

    Introductions(PeopleDirectory people) {
        this.people = people;
    }

    /** The guests among some people, each with whom they see; before these people come together in a channel. */
    Map<String, Set<String>> before(Handle sql, Collection<String> together) {
        Set<String> guests = new HashSet<>(people.guests(sql));
        guests.retainAll(new HashSet<>(together));
        Map<String, Set<String>> seen = new TreeMap<>();
        guests.forEach(guest -> seen.put(guest, ChannelTable.companions(sql, guest)));
        return seen;
    }

    /** After they have, and after the entries that say so: by these, readers know that the guests see these people. */
    void introduce(Transaction transaction, Map<String, Set<String>> before) {
        before.forEach((guest, seen) -> {
            Set<String> strangers = ChannelTable.companions(transaction.sql(), guest);
            strangers.removeAll(seen);
            strangers.remove(guest);
            if (!strangers.isEmpty()) {
                people.profiles(transaction.sql(), new ArrayList<>(strangers))
                        .forEach(profile -> transaction.append(new Event.UserUpdated(profile), Audience.person(guest)));
            }
        });
    }
}
