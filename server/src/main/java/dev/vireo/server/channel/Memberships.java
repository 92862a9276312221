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

    private final Map<String, ChannelState> channels = new HashMap<>();
    private final Map<String, Set<String>> channelsByUser = new HashMap<>();
    private final Set<String> guests = new HashSet<>();
    /** Whether the office shows read receipts. */
    private boolean showsReceipts = true;

    /** @param nowGuests the guests of the office, as of the same moment */
    public void load(Handle snapshot, Collection<String> nowGuests) {
        channels.clear();
        channelsByUser.clear();
        guests.clear();
        guests.addAll(nowGuests);
        showsReceipts = OfficeSettings.showsReceipts(snapshot);
        for (Membership membership : ChannelTable.allMemberships(snapshot)) {
            String id = Long.toString(membership.channelId());
            ChannelState state = channels.computeIfAbsent(id, key -> new ChannelState(membership.kind(), membership.roots()));
            MemberState member = new MemberState(state.roots - membership.unreadRoots(), membership.joinedPos());
            member.mentions = membership.mentions();
            member.threads.set(membership.threads());
            state.members.put(membership.username(), member);
            channelsByUser.computeIfAbsent(membership.username(), user -> new HashSet<>()).add(id);
        }
    }

    /** @return whose unread counts this entry changed */
    public Collection<String> apply(LogEntry entry) {
        return switch (entry.event()) {
            case Event.NewMessage(Message message) -> countMessage(message);
            case Event.ReadReceipt receipt -> applyReceipt(receipt);
            case Event.ThreadFollowed followed -> applyFollowed(followed, entry.audience().id());
            case Event.ChannelUpdated(Channel channel) -> applyUpdated(channel, entry);
            case Event.MemberUpdated updated -> applyUpdated(updated, entry);
            case Event.OfficeUpdated(Office office) -> {
                showsReceipts = office.readReceipts();
                yield List.of();
            }
            case Event.UserUpdated(User user) -> {
                applyUpdated(user);
                yield List.of();
            }
            default -> List.of();
        };
    }

    /** An earlier entry as a reader may see it now: without others' read receipts if the office has turned them off since. */
    public Optional<LogEntry> withoutHiddenReceipts(String username, LogEntry entry) {
        if (showsReceipts) {
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

    private Collection<String> countMessage(Message message) {
        ChannelState state = channels.get(message.channelId());
        if (state == null) {
            return List.of();
        }
        if (message.parentId() != null) {
            return countMessage(message, message.parentId(), state);
        }
        state.roots++;
        MemberState author = state.members.get(message.author());
        if (author != null) {
            author.seen++;
        }
        if (message.mentions().contains(Message.EVERYONE)) {
            state.members.forEach((username, member) -> member.mentions += message.mentions(username) ? 1 : 0);
        } else {
            message.mentions().stream().filter(message::mentions).map(state.members::get)
                    .forEach(member -> {
                        if (member != null) {
                            member.mentions++;
                        }
                    });
        }
        return new AllButOne(state.members.keySet(), message.author());
    }

    private static Collection<String> countMessage(Message reply, String parentId, ChannelState state) {
        Set<String> changed = new HashSet<>();
        for (Map.Entry<String, MemberState> member : state.among(reply.followers())) {
            if (reply.countsFor(member.getKey())) {
                member.getValue().threads.add(parentId, reply.mentions(member.getKey()));
                changed.add(member.getKey());
            }
        }
        return changed;
    }

    private Collection<String> applyReceipt(Event.ReadReceipt receipt) {
        ChannelState state = channels.get(receipt.channelId());
        MemberState member = state == null ? null : state.members.get(receipt.user());
        if (state == null || member == null) {
            return List.of();
        }
        if (receipt.parentId() == null) {
            member.mentions = receipt.mentions() - member.threads.mentions();
            member.seen = state.roots - (receipt.unread() - member.threads.unread());
        } else {
            member.threads.settle(receipt.parentId(), receipt.unread(), receipt.mentions(), member.outsideThreads(state), member.mentions);
        }
        return List.of(receipt.user());
    }

    private Collection<String> applyFollowed(Event.ThreadFollowed followed, String username) {
        ChannelState state = channels.get(followed.channelId());
        MemberState member = state == null ? null : state.members.get(username);
        if (state == null || member == null) {
            return List.of();
        }
        member.threads.settle(followed.parentId(), followed.unread(), followed.mentions(), member.outsideThreads(state), member.mentions);
        return List.of(username);
    }

    private Collection<String> applyUpdated(Channel channel, LogEntry entry) {
        ChannelState state = channels.computeIfAbsent(channel.id(), id -> new ChannelState(channel.kind(), 0));
        if (channel.members() != null) {
            channel.members().forEach(member -> join(channel.id(), state, member, entry.pos()));
        }
        return List.of();
    }

    private Collection<String> applyUpdated(Event.MemberUpdated updated, LogEntry entry) {
        ChannelState state = channels.get(updated.channelId());
        String username = updated.member().user();
        if (state == null) {
            return List.of();
        }
        if (!updated.left()) {
            join(updated.channelId(), state, updated.member(), entry.pos());
            return List.of();
        }
        MemberState gone = state.members.remove(username);
        channelsByUser.getOrDefault(username, new HashSet<>()).remove(updated.channelId());
        return gone == null ? List.of() : List.of(username);
    }

    /** Adds a member with nothing unread. An existing member is not changed. */
    private void join(String channelId, ChannelState state, Member member, long pos) {
        state.members.putIfAbsent(member.user(), new MemberState(state.roots, pos));
        channelsByUser.computeIfAbsent(member.user(), user -> new HashSet<>()).add(channelId);
    }

    private void applyUpdated(User user) {
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
        ChannelState state = channels.get(channelId);
        return state != null && state.kind != ChannelKind.DIRECT && state.members.containsKey(username);
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
        ChannelState state = channels.get(channelId);
        return state == null ? Set.of() : state.members.keySet();
    }

    /** The people who may see an entry of a channel: members who had joined by then. */
    public List<String> viewersOf(String channelId, long pos) {
        ChannelState state = channels.get(channelId);
        return state == null ? List.of() : state.members.entrySet().stream()
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
                ChannelState state = channels.get(audience.id());
                MemberState member = state == null ? null : state.members.get(username);
                yield member != null && pos >= member.joinedPos;
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
        ChannelState state = channels.get(channelId);
        MemberState member = state == null ? null : state.members.get(username);
        return state == null || member == null ? new ChannelUnread(channelId, 0, 0, List.of())
                : new ChannelUnread(channelId, member.unread(state), member.mentions + member.threads.mentions(),
                        member.threads.list());
    }

    /** A person's unread direct messages by sender, without senders who have none. */
    public Map<String, Integer> unreadBySender(String username) {
        Map<String, Integer> counts = new TreeMap<>();
        for (String id : channelsByUser.getOrDefault(username, Set.of())) {
            ChannelState state = channels.get(id);
            if (state != null && state.kind == ChannelKind.DIRECT) {
                int count = Objects.requireNonNull(state.members.get(username)).unread(state);
                if (count > 0) {
                    state.members.keySet().stream().filter(user -> !user.equals(username)).forEach(sender -> counts.put(sender, count));
                }
            }
        }
        return counts;
    }

    /** The members and counts of one channel. */
    private static final class ChannelState {

        private final ChannelKind kind;
        private final Map<String, MemberState> members = new HashMap<>();
        private long roots;

        ChannelState(ChannelKind kind, long roots) {
            this.kind = kind;
            this.roots = roots;
        }

        List<Map.Entry<String, MemberState>> among(@Nullable Collection<String> usernames) {
            return usernames == null ? List.of()
                    : usernames.stream().filter(members::containsKey).map(name -> Map.entry(name, members.get(name))).toList();
        }
    }

    /** The counts of one member of a channel. */
    private static final class MemberState {

        private final long joinedPos;
        /** The channel's messages other than replies that are not unread: read ones, and the member's own. */
        private long seen;
        private int mentions;
        private final ThreadUnreads threads = new ThreadUnreads();

        MemberState(long seen, long joinedPos) {
            this.seen = seen;
            this.joinedPos = joinedPos;
        }

        int outsideThreads(ChannelState state) {
            return Math.toIntExact(state.roots - seen);
        }

        int unread(ChannelState state) {
            return outsideThreads(state) + threads.unread();
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
