package dev.vireo.server.channel;

import dev.vireo.protocol.Channel;
import dev.vireo.protocol.ChannelKind;
import dev.vireo.protocol.Event;
import dev.vireo.protocol.Member;
import dev.vireo.protocol.Message;
import dev.vireo.protocol.Unread;
import dev.vireo.protocol.Unread.ChannelUnread;
import dev.vireo.server.log.Audience;
import dev.vireo.server.log.LogEntry;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/**
 * Who is in which channel and what each has unread, in memory, as of the last applied entry: what fan-out asks for each event,
 * and what heartbeats prove. It follows the log by the same rules as every client. Not thread-safe: its owner guards it.
 */
public final class Memberships {

    private final Map<String, Map<String, Integer>> unreadByChannel = new HashMap<>();
    private final Map<String, Set<String>> channelsByUser = new HashMap<>();
    private final Set<String> directChannels = new HashSet<>();

    public void load(Handle snapshot) {
        unreadByChannel.clear();
        channelsByUser.clear();
        directChannels.clear();
        for (Membership membership : ChannelTable.allMemberships(snapshot)) {
            String id = Long.toString(membership.channelId());
            put(id, membership.username(), membership.unread());
            noteKind(id, membership.kind());
        }
    }

    /** @return whose unread counts this entry changed */
    public Collection<String> apply(LogEntry entry) {
        return switch (entry.event()) {
            case Event.NewMessage(Message message) -> received(message);
            case Event.ReadReceipt receipt -> read(receipt);
            case Event.ChannelUpdated(Channel channel) -> joined(channel);
            default -> List.of();
        };
    }

    private Collection<String> received(Message message) {
        Map<String, Integer> unread = unreadByChannel.getOrDefault(message.channelId(), Map.of());
        Set<String> changed = new HashSet<>(unread.keySet());
        changed.remove(message.author());
        changed.forEach(username -> unread.merge(username, 1, Integer::sum));
        return changed;
    }

    private Collection<String> read(Event.ReadReceipt receipt) {
        put(receipt.channelId(), receipt.user(), receipt.unread());
        return List.of(receipt.user());
    }

    private Collection<String> joined(Channel channel) {
        for (Member member : channel.members()) {
            unreadByChannel.computeIfAbsent(channel.id(), id -> new HashMap<>()).putIfAbsent(member.user(), 0);
            channelsByUser.computeIfAbsent(member.user(), user -> new HashSet<>()).add(channel.id());
        }
        noteKind(channel.id(), channel.kind());
        return List.of();
    }

    private void noteKind(String channelId, ChannelKind kind) {
        if (kind == ChannelKind.DIRECT) {
            directChannels.add(channelId);
        }
    }

    private void put(String channelId, String username, int unread) {
        unreadByChannel.computeIfAbsent(channelId, id -> new HashMap<>()).put(username, unread);
        channelsByUser.computeIfAbsent(username, user -> new HashSet<>()).add(channelId);
    }

    public Set<String> membersOf(String channelId) {
        return unreadByChannel.getOrDefault(channelId, Map.of()).keySet();
    }

    /** What a person may see of the log. */
    public Set<Audience> audiencesOf(String username) {
        Set<Audience> audiences = new HashSet<>();
        audiences.add(Audience.everyone());
        audiences.add(Audience.person(username));
        channelsByUser.getOrDefault(username, Set.of()).forEach(id -> audiences.add(Audience.channel(id)));
        return audiences;
    }

    /** A person's counts in every channel. */
    public Unread unreadOf(String username) {
        return Unread.of(channelsByUser.getOrDefault(username, Set.of()).stream()
                .map(id -> new ChannelUnread(id, unreadIn(id, username), 0))
                .toList());
    }

    /** A person's counts in some channels, with the total of all. */
    public Unread unreadOf(String username, Set<String> channelIds) {
        int total = channelsByUser.getOrDefault(username, Set.of()).stream()
                .mapToInt(id -> unreadIn(id, username))
                .sum();
        return new Unread(
                channelIds.stream().map(id -> new ChannelUnread(id, unreadIn(id, username), 0)).toList(), total);
    }

    private int unreadIn(String channelId, String username) {
        return unreadByChannel.getOrDefault(channelId, Map.of()).getOrDefault(username, 0);
    }

    /** A person's unread direct messages by who wrote them; only those who wrote any. */
    public Map<String, Integer> unreadBySender(String username) {
        Map<String, Integer> counts = new TreeMap<>();
        for (String id : channelsByUser.getOrDefault(username, Set.of())) {
            Map<String, Integer> unread = unreadByChannel.getOrDefault(id, Map.of());
            int count = unread.getOrDefault(username, 0);
            if (count > 0 && directChannels.contains(id)) {
                unread.keySet().stream().filter(user -> !user.equals(username)).forEach(sender ->
                        counts.put(sender, count));
            }
        }
        return counts;
    }
}
