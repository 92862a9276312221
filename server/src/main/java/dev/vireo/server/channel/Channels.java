package dev.vireo.server.channel;

import dev.vireo.protocol.Answers;
import dev.vireo.protocol.Channel;
import dev.vireo.protocol.ChannelKind;
import dev.vireo.protocol.ChannelRole;
import dev.vireo.protocol.Event;
import dev.vireo.protocol.Message;
import dev.vireo.protocol.Unread;
import dev.vireo.server.channel.ChannelMessages.ReadPoint;
import dev.vireo.server.database.Database;
import dev.vireo.server.http.ProblemException;
import dev.vireo.server.log.Audience;
import dev.vireo.server.log.Log;
import dev.vireo.server.log.Position;
import dev.vireo.server.log.Transaction;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The office's channels. Everything is found through the caller's own memberships. Thread-safe. */
public final class Channels {

    private final Database database;
    private final Log log;
    private final People people;
    private final ChannelMessages messages;

    public Channels(Database database, Log log, People people, ChannelMessages messages) {
        this.database = database;
        this.log = log;
        this.people = people;
        this.messages = messages;
    }

    /** The caller's channels, with the cursor as of which they are so. */
    Answers.Channels of(String username) {
        return database.snapshot(handle ->
                new Answers.Channels(views(handle, ChannelTable.membershipsOf(handle, username)), log.headOf(handle)));
    }

    /** One of the caller's channels. */
    Channel channel(String username, String channelId) {
        return database.snapshot(handle ->
                views(handle, List.of(membership(handle, channelId, username))).getFirst());
    }

    /** The caller's unread counts in every channel. */
    public Unread unread(String username) {
        return database.read(handle ->
                Unread.of(ChannelTable.membershipsOf(handle, username).stream().map(Membership::toUnread).toList()));
    }

    /** The caller's unread direct messages by who wrote them; only those who wrote any. */
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

    /** The direct channel of two people, as the first of them sees it; made if there is none yet. */
    Direct openDirect(String username, String other) {
        Opened opened = log.write(transaction -> direct(transaction, username, other));
        return new Direct(channel(username, Long.toString(opened.channelId)), opened.created);
    }

    record Direct(Channel channel, boolean created) {
    }

    /** A channel found or made within the writer's turn. */
    public record Opened(long channelId, boolean created) {
    }

    /** Within the writer's turn: the direct channel of two people. */
    public Opened direct(Transaction transaction, String username, String other) {
        Handle sql = transaction.sql();
        requirePerson(sql, other);
        if (username.equals(other)) {
            throw ProblemException.badRequest("same_user", "A direct channel joins two different people.");
        }
        String key = directKey(username, other);
        return ChannelTable.direct(sql, key).map(id -> new Opened(id, false))
                .orElseGet(() -> new Opened(makeDirect(transaction, key), true));
    }

    /** The direct channel that two people already have. */
    public Optional<Long> findDirect(Handle handle, String username, String other) {
        return ChannelTable.direct(handle, directKey(username, other));
    }

    /** The direct channels of a person. */
    public List<Long> directChannels(Handle handle, String username) {
        return ChannelTable.membershipsOf(handle, username).stream()
                .filter(membership -> membership.kind() == ChannelKind.DIRECT)
                .map(Membership::channelId)
                .toList();
    }

    private static long makeDirect(Transaction transaction, String key) {
        long id = transaction.nextPos();
        Instant now = transaction.nextTime();
        ChannelTable.insertDirect(transaction.sql(), id, key, now);
        for (String username : key.split(" ")) {
            ChannelTable.insertMember(transaction.sql(), id, username, ChannelRole.MEMBER);
        }
        Channel made = ChannelTable.channels(transaction.sql(), List.of(id)).getFirst();
        transaction.append(new Event.ChannelUpdated(made), Audience.channel(made.id()));
        return id;
    }

    private static String directKey(String one, String other) {
        return String.join(" ", Stream.of(one, other).sorted().toList());
    }

    /** The caller's membership. @throws ProblemException 404 if there is no such channel for this person */
    public Membership membership(Handle handle, String channelId, String username) {
        return Position.parse(channelId)
                .flatMap(id -> ChannelTable.membership(handle, id, username))
                .orElseThrow(() -> ProblemException.notFound("channel"));
    }

    /** Within the writer's turn: counts one more message of this member. @return its number in the channel */
    public long countMessage(Transaction transaction, Membership author) {
        ChannelTable.countMessage(transaction.sql(), author);
        return author.lastNumber() + 1;
    }

    /** Marks a channel read up to a message, never backwards. @return what is left */
    public Answers.ReadState markRead(String username, String channelId, String messageId) {
        return log.write(transaction -> {
            Handle sql = transaction.sql();
            Membership member = membership(sql, channelId, username);
            ReadPoint point = Position.parse(messageId)
                    .flatMap(id -> messages.readPoint(sql, member.channelId(), id, username))
                    .orElseThrow(() -> ProblemException.notFound("message"));
            return markRead(transaction, member, point);
        });
    }

    /** Marks everything read that one person wrote to another directly. */
    public void markDirectRead(String reader, String sender) {
        log.write(transaction -> {
            Handle sql = transaction.sql();
            return findDirect(sql, reader, sender).map(id -> {
                Membership member = membership(sql, Long.toString(id), reader);
                Message latest = messages.latest(sql, List.of(id)).get(id);
                return latest == null ? leftUnread(member)
                        : markRead(transaction, member,
                                messages.readPoint(sql, id, Long.parseLong(latest.id()), reader).orElseThrow());
            }).orElse(new Answers.ReadState(0, 0));
        });
    }

    private static Answers.ReadState markRead(Transaction transaction, Membership member, ReadPoint point) {
        if (point.number() <= member.readNumber()) {
            return leftUnread(member);
        }
        Membership read = member.readUpTo(point.number(), point.ownSent());
        ChannelTable.updateRead(transaction.sql(), read);
        String channelId = Long.toString(read.channelId());
        transaction.append(
                new Event.ReadReceipt(channelId, read.username(), Long.toString(point.messageId()), point.number(),
                        read.unread(), point.mentions(), transaction.nextTime()),
                Audience.channel(channelId));
        return new Answers.ReadState(read.unread(), point.mentions());
    }

    private static Answers.ReadState leftUnread(Membership member) {
        return new Answers.ReadState(member.unread(), 0);
    }

    private List<Channel> views(Handle handle, List<Membership> memberships) {
        List<Long> ids = memberships.stream().map(Membership::channelId).toList();
        Map<Long, Message> latest = messages.latest(handle, ids);
        List<Channel> channels = ChannelTable.channels(handle, ids);
        return Stream.iterate(0, i -> i < channels.size(), i -> i + 1)
                .map(i -> view(channels.get(i), memberships.get(i), latest.get(memberships.get(i).channelId())))
                .toList();
    }

    private static Channel view(Channel channel, Membership membership, @Nullable Message latest) {
        return new Channel(channel.id(), channel.kind(), channel.name(), channel.description(), channel.createdAt(),
                channel.members(), channel.lastNumber(), membership.unread(), 0, latest);
    }
}
