package dev.vireo.server.channel;

import dev.vireo.protocol.ChannelRole;
import dev.vireo.protocol.Event;
import dev.vireo.protocol.Member;
import dev.vireo.server.log.Audience;
import dev.vireo.server.log.Transaction;
import dev.vireo.server.problem.ProblemException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * Sees to it that every channel keeps an owner who is in the office. Whoever leaves the office stays the owner that they are, for
 * when they come back; until then somebody else is one, too. Thread-safe.
 */
public final class ChannelSuccession {

    private static final List<ChannelRole> IN_LINE = List.of(ChannelRole.MODERATOR, ChannelRole.MEMBER);

    private final Channels channels;
    private final PeopleDirectory people;

    public ChannelSuccession(Channels channels, PeopleDirectory people) {
        this.channels = channels;
        this.people = people;
    }

    /** @throws ProblemException 409 if this is the only owner who is in the office: a channel keeps one */
    void requireFurtherOwner(Handle sql, Membership member) {
        if (member.role() == ChannelRole.OWNER && !hasOwnerBeside(sql, member.channelId(), member.username())) {
            throw ProblemException.conflict("last_owner", "The channel needs an owner. Make somebody else an owner first, or archive it.");
        }
    }

    /** Makes somebody else an owner of each channel of which a person is the last; the moderators come first, and who was there first. */
    public void passOn(Transaction transaction, String leaving) {
        Handle sql = transaction.sql();
        for (long channelId : MemberTable.ownedBy(sql, leaving)) {
            if (!hasOwnerBeside(sql, channelId, leaving)) {
                heir(sql, channelId, leaving).ifPresent(heir -> makeOwner(transaction, channelId, heir));
            }
        }
    }

    private boolean hasOwnerBeside(Handle sql, long channelId, String username) {
        List<String> others = MemberTable.inRole(sql, channelId, ChannelRole.OWNER).stream().filter(owner -> !owner.equals(username))
                .toList();
        return !people.inactive(sql, others).containsAll(others);
    }

    private Optional<String> heir(Handle sql, long channelId, String leaving) {
        return IN_LINE.stream().flatMap(role -> {
            List<String> candidates = MemberTable.inRole(sql, channelId, role);
            Set<String> away = people.inactive(sql, candidates);
            return candidates.stream().filter(candidate -> !candidate.equals(leaving) && !away.contains(candidate)
                    && !people.isGuest(sql, candidate));
        }).findFirst();
    }

    private void makeOwner(Transaction transaction, long channelId, String heir) {
        Handle sql = transaction.sql();
        transaction.nextTime();
        MemberTable.updateRole(sql, channelId, heir, ChannelRole.OWNER);
        Member told = MemberTable.member(sql, channelId, heir, Channels.EVERYBODY).orElseThrow();
        String id = Long.toString(channelId);
        transaction.append(new Event.MemberUpdated(id, told.forOthers(channels.showsReceipts(sql, channelId)), false),
                Audience.channel(id));
    }
}
