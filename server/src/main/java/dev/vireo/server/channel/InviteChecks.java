package dev.vireo.server.channel;

import dev.vireo.protocol.Limits;
import dev.vireo.server.problem.ProblemException;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Checks the people that a request wants to add to a channel. */
public final class InviteChecks {

    private final PeopleDirectory people;

    public InviteChecks(PeopleDirectory people) {
        this.people = people;
    }

    /**
     * The distinct usernames.
     *
     * @throws ProblemException 400 naming the field
     */
    static Set<String> named(@Nullable List<String> usernames, String field) {
        if (usernames == null || usernames.size() > Limits.MEMBERS_PER_CALL || usernames.stream().anyMatch(Objects::isNull)) {
            throw ProblemException.badField(field, "Name at most " + Limits.MEMBERS_PER_CALL + " people.");
        }
        return new LinkedHashSet<>(usernames);
    }

    /** @throws ProblemException 404 naming the unknown usernames */
    void requirePeople(Handle sql, Collection<String> usernames) {
        Set<String> unknown = new LinkedHashSet<>(usernames);
        people.existing(sql, usernames).forEach(unknown::remove);
        if (!unknown.isEmpty()) {
            throw new ProblemException(404, "user_not_found", "Some of these people aren't in the office.",
                    Map.of("usernames", List.copyOf(unknown)));
        }
        Set<String> inactive = people.inactive(sql, usernames);
        if (!inactive.isEmpty()) {
            throw new ProblemException(409, "user_inactive", "Some of these people have left the office.",
                    Map.of("usernames", inactive.stream().sorted().toList()));
        }
    }

    /** Guests neither find nor make channels, nor bring people to them. @throws ProblemException 403 for a guest of the office */
    void requireNoGuest(Handle sql, String username) {
        if (isGuest(sql, username)) {
            throw ProblemException.forbidden("Guests can only use the channels they were invited to.");
        }
    }

    boolean isGuest(Handle sql, String username) {
        return people.isGuest(sql, username);
    }
}
