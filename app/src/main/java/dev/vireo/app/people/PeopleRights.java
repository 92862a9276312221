package dev.vireo.app.people;

import dev.vireo.protocol.OfficeRole;
import dev.vireo.protocol.User;
import java.util.List;

/**
 * The rights of one person over others in the office. The server decides; this keeps what it would refuse from being offered.
 *
 * @param me   one's username
 * @param mine one's role
 */
record PeopleRights(String me, OfficeRole mine) {

    boolean isMe(User user) {
        return user.username().equals(me);
    }

    /** Owners manage everybody, admins whoever is below them. */
    private boolean manages(User user) {
        return mine == OfficeRole.OWNER || mine == OfficeRole.ADMIN && !user.role().managesPeople();
    }

    /** Name, title and department. */
    boolean edits(User user) {
        return !user.deleted() && (manages(user) || isMe(user) && mine.managesPeople());
    }

    /** The roles that this person can be given; only the one they have if none can. */
    List<OfficeRole> rolesFor(User user) {
        return user.deleted() || !manages(user) ? List.of(user.role()) : rolesToGive(user.bot());
    }

    /** The roles that somebody new can be given. */
    List<OfficeRole> rolesToGive(boolean bot) {
        if (mine != OfficeRole.OWNER) {
            return List.of(OfficeRole.MEMBER, OfficeRole.GUEST);
        }
        return bot ? List.of(OfficeRole.ADMIN, OfficeRole.MEMBER, OfficeRole.GUEST) : List.of(OfficeRole.values());
    }

    boolean addsBots() {
        return mine == OfficeRole.OWNER;
    }

    boolean seesSignIns(User user) {
        return !user.deleted() && (manages(user) || isMe(user));
    }

    boolean resets(User user) {
        return user.active() && !user.bot() && manages(user) && !isMe(user);
    }

    /** Puts out of the office, and lets back in. */
    boolean movesOut(User user) {
        return !user.deleted() && manages(user) && !isMe(user);
    }

    boolean deletes(User user) {
        return !user.deleted() && mine == OfficeRole.OWNER && !isMe(user);
    }
}
