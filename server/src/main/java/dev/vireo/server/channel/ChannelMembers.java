package dev.vireo.server.channel;

import dev.vireo.protocol.Answers;
import dev.vireo.protocol.ChannelRole;
import dev.vireo.protocol.Event;
import dev.vireo.protocol.Limits;
import dev.vireo.protocol.Member;
import dev.vireo.protocol.Permission;
import dev.vireo.server.database.Database;
import dev.vireo.server.log.Audience;
import dev.vireo.server.log.Log;
import dev.vireo.server.log.LogPosition;
import dev.vireo.server.log.Transaction;
import dev.vireo.server.problem.ProblemException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Lets people join, be added to and leave channels. Thread-safe. */
public final class ChannelMembers {

    private final Database database;
    private final Log log;
    private final Channels channels;
    private final InviteChecks inviteChecks;
    private final ChannelQuotaCheck quotaCheck;
    private final Introductions introductions;
    private final ChannelSuccession succession;

    public ChannelMembers(Database database, Log log, Channels channels, InviteChecks inviteChecks,
            ChannelQuotaCheck quotaCheck, PeopleDirectory people, ChannelSuccession succession) {
        this.database = database;
        this.log = log;
        this.channels = channels;
        this.inviteChecks = inviteChecks;
        this.quotaCheck = quotaCheck;
        this.introductions = new Introductions(people);
        this.succession = succession;
    }

    Answers.Members of(String username, String channelId) {
        return database.snapshot(handle -> {
            long id = channels.membership(handle, channelId, username).channelId();
            return new Answers.Members(Objects.requireNonNull(channels.forEvent(handle, id, username).members()));
        });
    }

    /**
     * Adds people, or joins an open channel. Existing members are not changed.
     *
     * @return all members
     */
    Answers.Members add(String username, String channelId, @Nullable List<String> usernames) {
        Set<String> named = InviteChecks.named(usernames, "users");
        if (named.isEmpty()) {
            throw ProblemException.nothingToChange();
        }
        log.write(transaction -> {
            Handle sql = transaction.sql();
            long id = channelToEnter(sql, username, channelId, named);
            inviteChecks.requirePeople(sql, named);
            List<String> newcomers = new ArrayList<>(named);
            newcomers.removeAll(ChannelTable.members(sql, id, named));
            if (!newcomers.isEmpty()) {
                quotaCheck.requireRoomToEnter(sql, newcomers);
                enter(transaction, id, newcomers);
            }
            return newcomers.size();
        });
        return of(username, channelId);
    }

    /** The channel to which the caller may bring these people. */
    private long channelToEnter(Handle sql, String username, String channelId, Set<String> named) {
        Optional<Long> id = LogPosition.parse(channelId);
        Optional<Membership> mine = id.flatMap(known -> channels.findMembership(sql, known, username));
        if (mine.isPresent()) {
            if (!named.equals(Set.of(username))) {
                mine.get().require(Permission.INVITE);
                inviteChecks.requireNoGuest(sql, username);
            }
            return mine.get().channelId();
        }
        boolean archived = id.filter(known -> named.equals(Set.of(username)) && !inviteChecks.isGuest(sql, username))
                .flatMap(known -> ChannelTable.openArchived(sql, known))
                .orElseThrow(() -> ProblemException.notFound("channel"));
        if (archived) {
            throw Membership.isArchived();
        }
        return id.get();
    }

    private void enter(Transaction transaction, long id, List<String> newcomers) {
        Handle sql = transaction.sql();
        List<String> members = ChannelTable.members(sql, id);
        Map<String, Set<String>> guests = introductions.before(sql, Stream.concat(members.stream(), newcomers.stream()).toList());
        announce(transaction, id, members.size(), newcomers);
        introductions.introduce(transaction, guests);
    }

    private void announce(Transaction transaction, long id, int before, List<String> newcomers) {
        Handle sql = transaction.sql();
        String channelId = Long.toString(id);
        long pos = transaction.nextPos();
        transaction.nextTime();
        for (String newcomer : newcomers) {
            MemberTable.insert(sql, id, newcomer, ChannelRole.MEMBER, pos);
        }
        boolean hidesReceipts = before <= Limits.RECEIPTS_MEMBERS && before + newcomers.size() > Limits.RECEIPTS_MEMBERS;
        if (newcomers.size() > 1 || hidesReceipts) {
            transaction.append(new Event.ChannelUpdated(channels.forEvent(sql, id, Channels.EVERYBODY)), Audience.channel(channelId));
            return;
        }
        String newcomer = newcomers.getFirst();
        Member member = MemberTable.member(sql, id, newcomer, Channels.EVERYBODY).orElseThrow();
        transaction.append(new Event.MemberUpdated(channelId, member.forOthers(channels.showsReceipts(sql, id)), false),
                Audience.channel(channelId));
        transaction.append(new Event.ChannelUpdated(channels.forEvent(sql, id, newcomer)), Audience.person(newcomer));
    }

    /**
     * The channel to which this person may invite others, within a command or a snapshot.
     *
     * @throws ProblemException 404, 403 or 409 if there is none such
     */
    public long requireInvitable(Handle sql, String username, String channelId) {
        Membership mine = channels.membership(sql, channelId, username);
        mine.require(Permission.INVITE);
        return mine.channelId();
    }

    /** The channels among these to which this person may invite others now, up to the limit for one person. */
    public List<Long> invitable(Handle sql, String username, Collection<Long> channelIds) {
        return channelIds.stream()
                .filter(id -> channels.findMembership(sql, id, username)
                        .filter(mine -> mine.may(Permission.INVITE) && !mine.archived())
                        .isPresent())
                .limit(quotaCheck.perPerson())
                .toList();
    }

    /** Puts somebody who is new to the office into channels, within the command that adds them. */
    public void welcome(Transaction transaction, String newcomer, Collection<Long> channelIds) {
        channelIds.forEach(id -> enter(transaction, id, List.of(newcomer)));
    }

    /** Removes a member from a channel, or leaves it. */
    void remove(String username, String channelId, String other) {
        log.write(transaction -> {
            Handle sql = transaction.sql();
            Membership mine = channels.membership(sql, channelId, username);
            Membership gone = username.equals(other) ? mine : removable(sql, mine, other);
            if (gone == mine) {
                mine.require(Permission.LEAVE);
                succession.requireFurtherOwner(sql, mine);
            }
            leave(transaction, gone);
            return gone;
        });
    }

    private Membership removable(Handle sql, Membership mine, String other) {
        mine.require(Permission.REMOVE);
        Membership theirs = channels.findMembership(sql, mine.channelId(), other)
                .orElseThrow(() -> ProblemException.notFound("member"));
        boolean above = mine.may(Permission.GIVE_ROLES) || !theirs.may(Permission.REMOVE);
        if (!above) {
            throw new ProblemException(403, "not_allowed", "Only owners can remove owners and moderators.");
        }
        return theirs;
    }

    private void leave(Transaction transaction, Membership gone) {
        Handle sql = transaction.sql();
        String channelId = Long.toString(gone.channelId());
        transaction.nextTime();
        MemberTable.delete(sql, gone.channelId(), gone.username());
        Event.MemberUpdated left = new Event.MemberUpdated(channelId, new Member(gone.username(), gone.role(), null, null, 0), true);
        transaction.append(left, Audience.channel(channelId));
        transaction.append(left, Audience.person(gone.username()));
        if (MemberTable.count(sql, gone.channelId()) == Limits.RECEIPTS_MEMBERS) {
            // From now on they see the others' read receipts.
            transaction.append(new Event.ChannelUpdated(channels.forEvent(sql, gone.channelId(), Channels.EVERYBODY)),
                    Audience.channel(channelId));
        }
    }
}
