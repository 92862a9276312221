package dev.vireo.server.channel;

import dev.vireo.protocol.Answers;
import dev.vireo.protocol.Channel;
import dev.vireo.protocol.ChannelKind;
import dev.vireo.protocol.ChannelRole;
import dev.vireo.protocol.Event;
import dev.vireo.protocol.Limits;
import dev.vireo.protocol.Member;
import dev.vireo.protocol.Message;
import dev.vireo.server.database.Database;
import dev.vireo.server.log.Audience;
import dev.vireo.server.log.Log;
import dev.vireo.server.log.LogPosition;
import dev.vireo.server.log.Transaction;
import dev.vireo.server.office.OfficeSettings;
import dev.vireo.server.problem.ProblemException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Finds the channels of the office, always through the caller's own memberships. Thread-safe. */
public final class Channels {

    /** Stands for everybody, in events that are the same for all readers. No username is empty. */
    static final String EVERYBODY = "";

    private final Database database;
    private final Log log;
    private final PeopleDirectory people;
    private final Visibility visibility;
    private final ChannelMessages messages;
    private final ReceiptPolicy receiptPolicy;
    private final KnownAuthors known = new KnownAuthors();

    public Channels(Database database, Log log, PeopleDirectory people, Visibility visibility, ChannelMessages messages,
            ReceiptPolicy receiptPolicy) {
        this.database = database;
        this.log = log;
        this.people = people;
        this.visibility = visibility;
        this.messages = messages;
        this.receiptPolicy = receiptPolicy;
    }

    /** The office and the caller's channels as of a cursor. */
    Answers.ChannelList of(String username) {
        return database.snapshot(handle -> new Answers.ChannelList(OfficeSettings.of(handle),
                views(handle, ChannelTable.membershipsOf(handle, username)), log.headOf(handle)));
    }

    /** One of the caller's channels. */
    public Channel channel(String username, String channelId) {
        return database.snapshot(handle -> views(handle, List.of(membership(handle, channelId, username))).getFirst());
    }

    /** The caller's unread counts in every channel as of a cursor. */
    Answers.UnreadCounts unread(String username) {
        return database.snapshot(handle -> Answers.UnreadCounts.of(
                ChannelTable.membershipsOf(handle, username).stream().map(Membership::toUnread).toList(), log.headOf(handle)));
    }

    /** The caller's unread direct messages by sender, without senders who have none. */
    public Map<String, Integer> unreadBySender(String username) {
        return database.read(handle -> {
            Map<Long, Integer> unread = ChannelTable.membershipsOf(handle, username).stream()
                    .filter(membership -> membership.kind() == ChannelKind.DIRECT && membership.unread() > 0)
                    .collect(Collectors.toMap(Membership::channelId, Membership::unread));
            return ChannelTable.otherMembers(handle, unread.keySet(), username).entrySet().stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getValue, entry -> unread.get(entry.getKey()), Integer::sum, TreeMap::new));
        });
    }

    /** @throws ProblemException 404 if nobody has this username */
    public void requirePerson(Handle handle, String username) {
        if (!people.exists(handle, username)) {
            throw ProblemException.notFound("user");
        }
    }

    /** @throws ProblemException 404 if nobody whom this person sees has this username */
    public void requireSeen(Handle handle, String viewer, String username) {
        visibility.requireSeen(handle, viewer, username);
    }

    /** @throws ProblemException 404 if nobody has this username, 409 {@code user_inactive} if that person has left the office */
    public void requireActive(Handle handle, String username) {
        requirePerson(handle, username);
        if (!people.inactive(handle, List.of(username)).isEmpty()) {
            throw Membership.hasLeft();
        }
    }

    /** Opens the direct channel of two people, as the first one sees it, and creates it if needed. */
    DirectChannel openDirect(String username, String other) {
        OpenedChannel opened = log.write(transaction -> direct(transaction, username, other));
        return new DirectChannel(channel(username, Long.toString(opened.channelId)), opened.created);
    }

    record DirectChannel(Channel channel, boolean created) {
    }

    /** A channel found or created in a write transaction. */
    public record OpenedChannel(long channelId, boolean created) {
    }

    /** Finds or creates the direct channel of two people. With somebody who has left, there is at most an earlier one. */
    public OpenedChannel direct(Transaction transaction, String username, String other) {
        Handle sql = transaction.sql();
        visibility.requireSeen(sql, username, other);
        if (username.equals(other)) {
            throw ProblemException.badRequest("same_user", "You can't open a direct channel with yourself.");
        }
        String key = DirectKey.of(username, other);
        return ChannelTable.direct(sql, key).map(id -> new OpenedChannel(id, false))
                .orElseGet(() -> {
                    visibility.requireReachable(sql, username, other);
                    requireActive(sql, other);
                    return new OpenedChannel(makeDirect(transaction, key), true);
                });
    }

    /** The direct channel that two people already have. */
    public Optional<Long> findDirect(Handle handle, String username, String other) {
        return ChannelTable.direct(handle, DirectKey.of(username, other));
    }

    /** The direct channels of a person. */
    public List<Long> directChannels(Handle handle, String username) {
        return ChannelTable.membershipsOf(handle, username).stream()
                .filter(membership -> membership.kind() == ChannelKind.DIRECT)
                .map(Membership::channelId)
                .toList();
    }

    /** Somebody leaves the office: nobody writes to them any more. */
    public void closeDirect(Handle handle, String username) {
        ChannelTable.setClosed(handle, directChannels(handle, username), true);
    }

    /** Somebody is back: what they have with others who are here is open again. */
    public void reopenDirect(Handle handle, String username) {
        Map<Long, String> others = ChannelTable.otherMembers(handle, directChannels(handle, username), username);
        Set<String> away = people.inactive(handle, others.values());
        ChannelTable.setClosed(handle, others.keySet().stream().filter(id -> !away.contains(others.get(id))).toList(), false);
    }

    private long makeDirect(Transaction transaction, String key) {
        long id = transaction.nextPos();
        Instant now = transaction.nextTime();
        ChannelTable.insertDirect(transaction.sql(), id, key, now);
        for (String username : key.split(" ")) {
            MemberTable.insert(transaction.sql(), id, username, ChannelRole.MEMBER, id);
        }
        transaction.append(new Event.ChannelUpdated(forEvent(transaction.sql(), id, EVERYBODY)), Audience.channel(Long.toString(id)));
        return id;
    }

    /** A channel with its members as an event contains it: for one person, or for {@link #EVERYBODY}. */
    Channel forEvent(Handle handle, long channelId, String viewer) {
        Channel channel = ChannelTable.channels(handle, List.of(channelId), viewer).getFirst();
        return channel.withMembers(seenBy(channel, viewer, receiptPolicy.shown(handle)));
    }

    /** Whether the members of a channel see each other's read receipts. */
    boolean showsReceipts(Handle handle, long channelId) {
        return receiptPolicy.shown(handle) && !ChannelTable.hasMoreMembers(handle, channelId, Limits.RECEIPTS_MEMBERS);
    }

    /** The caller's membership. @throws ProblemException 404 if there is no such channel for this person */
    public Membership membership(Handle handle, String channelId, String username) {
        return LogPosition.parse(channelId)
                .flatMap(id -> findMembership(handle, id, username))
                .orElseThrow(() -> ProblemException.notFound("channel"));
    }

    /** The names of a person's channels by id; a direct channel is named by the other's username. */
    public Map<Long, String> namesOf(Handle handle, String username) {
        return ChannelTable.names(handle, username);
    }

    /**
     * Like {@link #membership}, for the hot path of sending: without threads, which do not affect what may be written.
     *
     * @throws ProblemException 404 if there is no such channel for this person
     */
    public Membership author(Transaction transaction, String channelId, String username) {
        return LogPosition.parse(channelId)
                .flatMap(id -> ChannelTable.author(transaction.statements(), id, username))
                .orElseThrow(() -> ProblemException.notFound("channel"));
    }

    /** Like {@link #author}, for all authors of a batch. On the writer's thread. */
    public AuthorBatch authors(Transaction transaction, Collection<AuthorPlace> places) {
        return new AuthorBatch(transaction, places, people, known);
    }

    /** A person's membership, if there is one. */
    public Optional<Membership> findMembership(Handle handle, long channelId, String username) {
        return ChannelTable.membership(handle, channelId, username);
    }

    /** Everybody in a member's channel, by username. */
    public List<String> members(Handle handle, Membership member) {
        return ChannelTable.members(handle, member.channelId());
    }

    /** Everybody in one of the caller's channels, by username. */
    public List<String> members(String username, String channelId) {
        return database.read(handle -> members(handle, membership(handle, channelId, username)));
    }

    /** The usernames among these that are members of the same channel. */
    public List<String> members(Handle handle, Membership member, Collection<String> usernames) {
        return ChannelTable.members(handle, member.channelId(), usernames);
    }

    private List<Channel> views(Handle handle, List<Membership> memberships) {
        if (memberships.isEmpty()) {
            return List.of();
        }
        List<Long> ids = memberships.stream().map(Membership::channelId).toList();
        Map<Long, Message> latest = messages.latest(handle, ids);
        List<Channel> channels = ChannelTable.channels(handle, ids, memberships.getFirst().username());
        boolean shown = receiptPolicy.shown(handle);
        return Stream.iterate(0, i -> i < channels.size(), i -> i + 1)
                .map(i -> view(channels.get(i), memberships.get(i), shown,
                        latest.get(memberships.get(i).channelId())))
                .toList();
    }

    private static Channel view(Channel channel, Membership membership, boolean receiptPolicy, @Nullable Message latest) {
        return channel.seen(seenBy(channel, membership.username(), receiptPolicy), membership.toUnread(), latest);
    }

    /** The members as one of them sees them: with their own preferences, and with others' read positions if those are shown. */
    static List<Member> seenBy(Channel channel, String username, boolean receiptPolicy) {
        List<Member> members = Objects.requireNonNull(channel.members());
        boolean shown = receiptPolicy && members.size() <= Limits.RECEIPTS_MEMBERS;
        return members.stream()
                .map(member -> member.user().equals(username) ? member : member.forOthers(shown))
                .toList();
    }
}
