package dev.vireo.server.channel;

import dev.vireo.protocol.OfficeRole;
import dev.vireo.server.database.Database;
import dev.vireo.server.http.Caller;
import dev.vireo.server.problem.ProblemException;
import java.util.Set;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;

/**
 * Decides who sees whom. Everybody sees the whole office, except for guests: a guest sees the people of the channels that they are
 * in now, and themselves. Direct channels do not count, since otherwise a conversation would keep alive what it needs. Whoever is
 * not seen is answered for as somebody who does not exist. Requests ask here, by what is stored; events ask {@link Memberships},
 * which follows the log by the same rule. Thread-safe.
 */
public final class Visibility {

    private final Database database;
    private final PeopleDirectory people;

    public Visibility(Database database, PeopleDirectory people) {
        this.database = database;
        this.people = people;
    }

    /** Whom the caller sees now, for going through many. */
    public Predicate<String> of(Caller caller) {
        if (caller.role() != OfficeRole.GUEST) {
            return anybody -> true;
        }
        Set<String> companions = database.read(sql -> ChannelTable.companions(sql, caller.username()));
        return username -> username.equals(caller.username()) || companions.contains(username);
    }

    /** Whether the caller sees one person. */
    public boolean sees(Caller caller, String username) {
        return caller.role() != OfficeRole.GUEST || caller.username().equals(username)
                || database.read(sql -> ChannelTable.areTogether(sql, caller.username(), username));
    }

    /** Like {@link #sees(Caller, String)}, within a command or a snapshot, by the role that is stored. */
    public boolean sees(Handle sql, String viewer, String username) {
        return viewer.equals(username) || !people.isGuest(sql, viewer) || ChannelTable.areTogether(sql, viewer, username);
    }

    /** @throws ProblemException 404, the same for whom the viewer does not see and for whom there is not */
    void requireSeen(Handle sql, String viewer, String username) {
        if (!people.exists(sql, username) || !sees(sql, viewer, username)) {
            throw ProblemException.notFound("user");
        }
    }

    /** @throws ProblemException 403 if one of them is a guest and they share no channel: nobody writes to whom the other may not see */
    void requireReachable(Handle sql, String username, String other) {
        if ((people.isGuest(sql, username) || people.isGuest(sql, other)) && !ChannelTable.areTogether(sql, username, other)) {
            throw new ProblemException(403, "no_shared_channel",
                    "You share no channel with this guest. Add them to one of your channels first.");
        }
    }
}
