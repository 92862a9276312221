package dev.vireo.app.client;

import dev.vireo.protocol.Channel;
import dev.vireo.protocol.ChannelKind;
import dev.vireo.protocol.ChannelRole;
import dev.vireo.protocol.Cursor;
import dev.vireo.protocol.Event;
import dev.vireo.protocol.LoggedEvent;
import dev.vireo.protocol.Member;
import dev.vireo.protocol.Message;
import dev.vireo.protocol.NotificationPreference;
import dev.vireo.protocol.OfficeRole;
import dev.vireo.protocol.Presence;
import dev.vireo.protocol.Unread;
import dev.vireo.protocol.User;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The data of a {@link ScriptedServer}: Shyam's direct channels and a log. Whoever uses it holds the server's lock. */
final class ScriptedOffice {

    final List<LoggedEvent> log = new ArrayList<>();
    private final Map<String, List<Message>> messages = new LinkedHashMap<>();
    private final Map<String, String> channelOf = new TreeMap<>();
    private final Map<String, Long> readNumbers = new TreeMap<>();
    private final Runnable changed;
    private String epoch = "e1";
    private long firstPos = 1;
    private long pos;

    /** @param changed called after each event */
    ScriptedOffice(Runnable changed) {
        this.changed = changed;
    }

    /** Another log, in which nobody's cursor is known. */
    void restoreFromBackup(int messagesToKeep) {
        epoch = "e2";
        log.clear();
        pos = 500;
        firstPos = 501;
        messages.values().forEach(list -> list.subList(Math.min(messagesToKeep, list.size()), list.size()).clear());
    }

    Cursor head() {
        return new Cursor(epoch, pos);
    }

    Cursor event(Event event) {
        pos++;
        log.add(new LoggedEvent(head(), event));
        changed.run();
        return head();
    }

    /** The channel of Shyam and somebody. */
    String channelWith(String with) {
        return channelOf.get(with);
    }

    /** The other one of a channel. */
    String otherIn(String channel) {
        return channelOf.entrySet().stream().filter(entry -> entry.getValue().equals(channel)).findFirst().orElseThrow().getKey();
    }

    List<Message> messages(String channel) {
        return messages.get(channel);
    }

    List<Message> history(String with) {
        return List.copyOf(messages.getOrDefault(channelOf.getOrDefault(with, ""), List.of()));
    }

    List<Channel> channels() {
        return channelOf.keySet().stream().map(this::shown).toList();
    }

    Message append(String with, String author, String body, String clientId) {
        String channel = direct(with);
        List<Message> history = messages.get(channel);
        Message message = Message.written("" + (pos + 1), channel, history.size() + 1, author, body, Instant.now(), clientId);
        history.add(message);
        event(new Event.NewMessage(message));
        return message;
    }

    String direct(String with) {
        String known = channelOf.get(with);
        if (known != null) {
            return known;
        }
        String id = "" + (pos + 1);
        channelOf.put(with, id);
        messages.put(id, new ArrayList<>());
        event(new Event.ChannelUpdated(channel(with, null, null, null)));
        return id;
    }

    void read(String channel, Message upTo) {
        if (upTo.number() > readNumbers.getOrDefault(channel, 0L)) {
            readNumbers.put(channel, upTo.number());
            event(new Event.ReadReceipt(channel, ScriptedServer.READER, null, upTo.id(), upTo.number(), unread(channel), 0, Instant.now()));
        }
    }

    int unread(String channel) {
        long read = readNumbers.getOrDefault(channel, 0L);
        return (int) messages.get(channel).stream()
                .filter(message -> !message.author().equals(ScriptedServer.READER) && message.number() > read).count();
    }

    Unread unread() {
        return Unread.of(messages.keySet().stream()
                .map(channel -> new Unread.ChannelUnread(channel, unread(channel), 0, List.of())).toList());
    }

    Channel channel(String with, Integer unread, Integer mentions, Message last) {
        String id = channelOf.get(with);
        List<Member> members = List.of(
                new Member(ScriptedServer.READER, ChannelRole.MEMBER, NotificationPreference.ALL, null, readNumbers.getOrDefault(id, 0L)),
                new Member(with, ChannelRole.MEMBER, NotificationPreference.ALL, null, 0));
        return new Channel(id, ChannelKind.DIRECT, "", "", Instant.EPOCH, false, null, members, messages.get(id).size(), unread,
                mentions, List.of(), last);
    }

    Channel shown(String with) {
        String id = channelOf.get(with);
        List<Message> history = messages.get(id);
        return channel(with, unread(id), 0, history.isEmpty() ? null : history.getLast());
    }

    boolean knows(Cursor cursor) {
        return cursor.epoch().equals(epoch) && cursor.pos() <= pos && cursor.pos() >= firstPos - 1;
    }

    static List<User> people() {
        return Stream.of("shyam", "rama", "sita", "lakshman")
                .map(name -> new User(name, name.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + name.substring(1),
                        "", "", OfficeRole.MEMBER, "", null, Presence.OFFLINE, null))
                .toList();
    }
}
