package dev.vireo.server.channel;

import dev.vireo.protocol.Channel;
import dev.vireo.protocol.ChannelKind;
import dev.vireo.protocol.Event;
import dev.vireo.protocol.Member;
import dev.vireo.protocol.Message;
import dev.vireo.protocol.Office;
import dev.vireo.protocol.OfficeRole;
import dev.vireo.protocol.ThreadUnreads;
import dev.vireo.protocol.Unread;
import dev.vireo.protocol.Unread.ChannelUnread;
import dev.vireo.protocol.User;
import dev.vireo.server.log.Audience;
import dev.vireo.server.log.LogEntry;
import dev.vireo.server.office.OfficeSettings;
import java.util.AbstractCollection;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Keeps in memory who is in which channel and what is unread for each member, as of the last applied entry. Fan-out asks it for
 * each event, and heartbeats carry its digest. It follows the log by the same rules as every client. A message costs its channel
 * one addition, however many members it has. Not thread-safe: its owner guards it.
 */
public final class Memberships {

    private final Map<String, ChannelState> rooms = new HashMap<>();
    private final Map<String, Set<String>> channelsByUser = new HashMap<>();
    private final Set<String> guests = new HashSet<>();
    /** Whether the office lets members see how far others have read. */
    private boolean receipts = true;

    /** @param nowGuests the guests of the office, as of the same moment */
    public void load(Handle snapshot, Collection<String> nowGuests) {
        rooms.clear();
        channelsByUser.clear();
        guests.clear();
        guests.addAll(nowGuests);
        receipts = OfficeSettings.showsReceipts(snapshot);
        for (Membership membership : ChannelTable.allMemberships(snapshot)) {
            String id = Long.toString(membership.channelId());
            ChannelState room = rooms.computeIfAbsent(id, key -> new ChannelState(membership.kind(), membership.roots()));
            MemberState place = new MemberState(room.roots - membership.unreadRoots(), membership.joinedPos());
            place.mentions = membership.mentions();
            place.threads.set(membership.threads());
            room.places.put(membership.username(), place);
            channelsByUser.computeIfAbsent(membership.username(), user -> new HashSet<>()).add(id);
        }
    }

    /** @return whose unread counts this entry changed */
    public Collection<String> apply(LogEntry entry) {
        return switch (entry.event()) {
            case Event.NewMessage(Message message) -> received(message);
            case Event.ReadReceipt receipt -> read(receipt);
            case Event.ThreadFollowed followed -> followed(followed, entry.audience().id());
            case Event.ChannelUpdated(Channel channel) -> updated(channel, entry);
            case Event.MemberUpdated updated -> updated(updated, entry);
            case Event.OfficeUpdated(Office office) -> {
                receipts = office.readReceipts();
                yield List.of();
            }
            case Event.UserUpdated(User user) -> {
                updated(user);
                yield List.of();
            }
            default -> List.of();
        };
    }

    /** An earlier entry as somebody may see it now: without read receipts of others, if the office has turned them off since. */
    public Optional<LogEntry> withoutHiddenReceipts(String username, LogEntry entry) {
        if (receipts) {
            return Optional.of(entry);
        }
        return switch (entry.event()) {
            case Event.ReadReceipt receipt when !receipt.user().equals(username) -> Optional.empty();
            case Event.ChannelUpdated(Channel channel) when channel.members() != null ->
                    Optional.of(entry.withEvent(new Event.ChannelUpdated(
                            channel.withMembers(Channels.seenBy(channel, username, false)))));
            case Event.MemberUpdated updated when !updated.member().user().equals(username) ->
                    Optional.of(entry.withEvent(new Event.MemberUpdated(
                            updated.channelId(), updated.member().forOthers(false), updated.left())));
            default -> Optional.of(entry);
        };
    }

    /** The channel whose counts an entry changed. */
    public static String channelOf(LogEntry entry) {
        return switch (entry.event()) {
            case Event.ReadReceipt receipt -> receipt.channelId();
            case Event.ThreadFollowed followed -> followed.channelId();
            case Event.MemberUpdated updated -> updated.channelId();
            default -> entry.audience().id();
        };
    }

    private Collection<String> received(Message message) {
        ChannelState room = rooms.get(message.channelId());
        if (room == null) {
            return List.of();
        }
        if (message.parentId() != null) {
            return received(message, message.parentId(), room);
        }
        room.roots++;
        MemberState author = room.places.get(message.author());
        if (author != null) {
            author.seen++;
        }
        if (message.mentions().contains(Message.EVERYONE)) {
            room.places.forEach((username, place) -> place.mentions += message.mentions(username) ? 1 : 0);
        } else {
            message.mentions().stream().filter(message::mentions).map(room.places::get)
                    .forEach(place -> {
                        if (place != null) {
                            place.mentions++;
                        }
                    });
        }
        return new AllButOne(room.places.keySet(), message.author());
    }

    private static Collection<String> received(Message reply, String parentId, ChannelState room) {
        Set<String> changed = new HashSet<>();
        for (Map.Entry<String, MemberState> member : room.among(reply.followers())) {
            if (reply.countsFor(member.getKey())) {
                member.getValue().threads.add(parentId, reply.mentions(member.getKey()));
                changed.add(member.getKey());
            }
        }
        return changed;
    }

    private Collection<String> read(Event.ReadReceipt receipt) {
        ChannelState room = rooms.get(receipt.channelId());
        MemberState place = room == null ? null : room.places.get(receipt.user());
        if (room == null || place == null) {
            return List.of();
        }
        if (receipt.parentId() == null) {
            place.mentions = receipt.mentions() - place.threads.mentions();
            place.seen = room.roots - (receipt.unread() - place.threads.unread());
        } else {
            place.threads.settle(receipt.parentId(), receipt.unread(), receipt.mentions(), place.outsideThreads(room), place.mentions);
        }
        return List.of(receipt.user());
    }

    private Collection<String> followed(Event.ThreadFollowed followed, String username) {
        ChannelState room = rooms.get(followed.channelId());
        MemberState place = room == null ? null : room.places.get(username);
        if (room == null || place == null) {
            return List.of();
        }
        place.threads.settle(followed.parentId(), followed.unread(), followed.mentions(), place.outsideThreads(room), place.mentions);
        return List.of(username);
    }

    private Collection<String> updated(Channel channel, LogEntry entry) {
        ChannelState room = rooms.computeIfAbsent(channel.id(), id -> new ChannelState(channel.kind(), 0));
        if (channel.members() != null) {
            channel.members().forEach(member -> join(channel.id(), room, member, entry.pos()));
        }
        return List.of();
    }

    private Collection<String> updated(Event.MemberUpdated updated, LogEntry entry) {
        ChannelState room = rooms.get(updated.channelId());
        String username = updated.member().user();
        if (room == null) {
            return List.of();
        }
        if (!updated.left()) {
            join(updated.channelId(), room, updated.member(), entry.pos());
            return List.of();
        }
        MemberState gone = room.places.remove(username);
        channelsByUser.getOrDefault(username, new HashSet<>()).remove(updated.channelId());
        return gone == null ? List.of() : List.of(username);
    }

    /** Whoever is there already stays as they are; to somebody new, nothing is unread. */
    private void join(String channelId, ChannelState room, Member member, long pos) {
        room.places.putIfAbsent(member.user(), new MemberState(room.roots, pos));
        channelsByUser.computeIfAbsent(member.user(), user -> new HashSet<>()).add(channelId);
    }

    private void updated(User user) {
        if (user.role() == OfficeRole.GUEST) {
            guests.add(user.username());
        } else {
            guests.remove(user.username());
        }
    }

    public boolean isGuest(String username) {
        return guests.contains(username);
    }

    /** Whether a person sees another: the rule of {@link Visibility}. */
    public boolean seesPerson(String viewer, String username) {
        return !guests.contains(viewer) || viewer.equals(username)
                || channelsByUser.getOrDefault(viewer, Set.of()).stream().anyMatch(id -> isCompanion(id, username));
    }

    private boolean isCompanion(String channelId, String username) {
        ChannelState room = rooms.get(channelId);
        return room != null && room.kind != ChannelKind.DIRECT && room.places.containsKey(username);
    }

    /**
     * Whether a person may know what an entry tells, if its audience is theirs: guests hear nothing of people whom they do not see, and
     * of what is for everyone, only what is said here to be for them too.
     */
    public boolean mayKnow(String username, LogEntry entry) {
        return !guests.contains(username) || switch (entry.event()) {
            case Event.UserUpdated(User user) -> seesPerson(username, user.username());
            case Event.OfficeUpdated updated -> true;
            default -> entry.audience().kind() != Audience.AudienceKind.EVERYONE;
        };
    }

    public Set<String> membersOf(String channelId) {
        ChannelState room = rooms.get(channelId);
        return room == null ? Set.of() : room.places.keySet();
    }

    /** Those who may see an entry of a channel: its members, if they were members then. */
    public List<String> whoSees(String channelId, long pos) {
        ChannelState room = rooms.get(channelId);
        return room == null ? List.of() : room.places.entrySet().stream()
                .filter(member -> pos >= member.getValue().joinedPos)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The audiences of the log that a person belongs to. */
    public Set<Audience> audiencesOf(String username) {
        Set<Audience> audiences = new HashSet<>();
        audiences.add(Audience.everyone());
        audiences.add(Audience.person(username));
        channelsByUser.getOrDefault(username, Set.of()).forEach(id -> audiences.add(Audience.channel(id)));
        return audiences;
    }

    /** Whether an entry is for a person: of a channel, only what happened since that person joined. */
    public boolean sees(String username, Audience audience, long pos) {
        return switch (audience.kind()) {
            case EVERYONE -> true;
            case SERVERS -> false;
            case PERSON -> audience.id().equals(username);
            case CHANNEL -> {
                ChannelState room = rooms.get(audience.id());
                MemberState place = room == null ? null : room.places.get(username);
                yield place != null && pos >= place.joinedPos;
            }
        };
    }

    /** A person's counts in every channel. */
    public Unread unreadOf(String username) {
        return Unread.of(channelsByUser.getOrDefault(username, Set.of()).stream().map(id -> unreadIn(id, username)).toList());
    }

    /** A person's counts in some channels, with the total of all. */
    public Unread unreadOf(String username, Set<String> channelIds) {
        int total = channelsByUser.getOrDefault(username, Set.of()).stream()
                .mapToInt(id -> unreadIn(id, username).unread())
                .sum();
        return new Unread(channelIds.stream().map(id -> unreadIn(id, username)).toList(), total);
    }

    private ChannelUnread unreadIn(String channelId, String username) {
        ChannelState room = rooms.get(channelId);
        MemberState place = room == null ? null : room.places.get(username);
        return room == null || place == null ? new ChannelUnread(channelId, 0, 0, List.of())
                : new ChannelUnread(channelId, place.unread(room), place.mentions + place.threads.mentions(),
                        place.threads.list());
    }

    /** A person's unread direct messages by who wrote them; only those who wrote any. */
    public Map<String, Integer> unreadBySender(String username) {
        Map<String, Integer> counts = new TreeMap<>();
        for (String id : channelsByUser.getOrDefault(username, Set.of())) {
            ChannelState room = rooms.get(id);
            if (room != null && room.kind == ChannelKind.DIRECT) {
                int count = Objects.requireNonNull(room.places.get(username)).unread(room);
                if (count > 0) {
                    room.places.keySet().stream().filter(user -> !user.equals(username)).forEach(sender -> counts.put(sender, count));
                }
            }
        }
        return counts;
    }

    /** The members and counts of one channel. */
    private static final class ChannelState {

        private final ChannelKind kind;
        private final Map<String, MemberState> places = new HashMap<>();
        private long roots;

        ChannelState(ChannelKind kind, long roots) {
            this.kind = kind;
            this.roots = roots;
        }

        List<Map.Entry<String, MemberState>> among(@Nullable Collection<String> usernames) {
            return usernames == null ? List.of()
                    : usernames.stream().filter(places::containsKey).map(name -> Map.entry(name, places.get(name))).toList();
        }
    }

    /** The counts of one member of a channel. */
    private static final class MemberState {

        private final long joinedPos;
        /** The channel's messages that are no replies, less those that are unread: what was read, and one's own. */
        private long seen;
        private int mentions;
        private final ThreadUnreads threads = new ThreadUnreads();

        MemberState(long seen, long joinedPos) {
            this.seen = seen;
            this.joinedPos = joinedPos;
        }

        int outsideThreads(ChannelState room) {
            return Math.toIntExact(room.roots - seen);
        }

        int unread(ChannelState room) {
            return outsideThreads(room) + threads.unread();
        }
    }

    /** A view of a set without one of its elements. */
    private static final class AllButOne extends AbstractCollection<String> {

        private final Set<String> all;
        private final String one;

        AllButOne(Set<String> all, String one) {
            this.all = all;
            this.one = one;
        }

        @Override
        public Iterator<String> iterator() {
            return all.stream().filter(username -> !username.equals(one)).iterator();
        }

        @Override
        public int size() {
            return all.contains(one) ? all.size() - 1 : all.size();
        }
    }
}
