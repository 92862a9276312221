package dev.vireo.server.drill;

import dev.vireo.protocol.Answers;
import dev.vireo.protocol.Cursor;
import dev.vireo.protocol.Event;
import dev.vireo.protocol.Json;
import dev.vireo.protocol.LoggedEvent;
import dev.vireo.protocol.Message;
import dev.vireo.protocol.Unread;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Acknowledged = stored = delivered to everybody once and in order. Compares what senders were told, what the database holds, what each
 * stream told, what polling tells and what counts as unread.
 */
final class Checker {

    private static final String CLIENT_ID = "\"client_id\":\"";
    private static final int PAGE = 100;

    private final Stage stage;
    private final List<Sent> sent;
    private final List<Reader> readers;
    private final Findings findings;

    Checker(Stage stage, List<Sent> sent, List<Reader> readers, Findings findings) {
        this.stage = stage;
        this.sent = sent;
        this.readers = readers;
        this.findings = findings;
    }

    /** A message as stored in the database. */
    private record Stored(long id, String channelId, long number, String author, String body, String clientId) {
    }

    void check() throws SQLException {
        Map<String, List<Stored>> stored = stored();
        log();
        acknowledgedIsStored(stored);
        for (Reader reader : readers) {
            List<Stored> channel = stored.getOrDefault(reader.person().channelId(), List.of());
            delivered(reader, channel);
            unread(reader.person(), channel);
        }
        for (int node = 0; node < stage.nodes().size(); node++) {
            polled(node, readers.get(node % readers.size()), stored);
        }
    }

    private Map<String, List<Stored>> stored() throws SQLException {
        Map<String, List<Stored>> stored = new HashMap<>();
        String channels = sent.stream().map(each -> each.author().channelId()).distinct().collect(Collectors.joining(", "));
        try (Connection connection = stage.sql();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT id, channel_id, number, author, body, client_id FROM message "
                        + "WHERE channel_id IN (" + (channels.isEmpty() ? "0" : channels) + ") ORDER BY channel_id, number")) {
            while (row.next()) {
                stored.computeIfAbsent(row.getString(2), channel -> new ArrayList<>()).add(new Stored(row.getLong(1),
                        row.getString(2), row.getLong(3), row.getString(4), row.getString(5), row.getString(6)));
            }
        }
        return stored;
    }

    /** Checks that the log has no gaps and that every message has its entry. */
    private void log() throws SQLException {
        long holes = number("SELECT h.pos - h.first_pos + 1 - (SELECT count(*) FROM log_entry e "
                + "WHERE e.pos BETWEEN h.first_pos AND h.pos) FROM log_head h");
        findings.require(holes == 0, String.format(Locale.ROOT, "the log lacks %d positions", holes));
        long beyond = number("SELECT count(*) FROM log_entry e, log_head h WHERE e.pos > h.pos OR e.pos < h.first_pos");
        findings.require(beyond == 0, String.format(Locale.ROOT, "%d entries of the log stand outside of it", beyond));
        long untold = number("SELECT count(*) FROM message m WHERE NOT EXISTS "
                + "(SELECT 1 FROM log_entry e WHERE e.pos = m.id AND e.type = 'new_message')");
        findings.require(untold == 0, String.format(Locale.ROOT, "%d messages have no entry in the log", untold));
        long unstored = number("SELECT count(*) FROM log_entry e WHERE e.type = 'new_message' AND NOT EXISTS "
                + "(SELECT 1 FROM message m WHERE m.id = e.pos)");
        findings.require(unstored == 0, String.format(Locale.ROOT, "%d entries of the log tell of no message", unstored));
    }

    private long number(String query) throws SQLException {
        try (Connection connection = stage.sql();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    /**
     * Checks that every acknowledged message is stored as acknowledged, and nothing else: every attempt was repeated until it was
     * acknowledged.
     */
    private void acknowledgedIsStored(Map<String, List<Stored>> stored) {
        Map<String, Stored> byClientId = new HashMap<>();
        stored.values().forEach(channel -> {
            for (int i = 0; i < channel.size(); i++) {
                Stored message = channel.get(i);
                findings.require(byClientId.put(message.clientId(), message) == null, message.clientId() + " is stored twice");
                findings.require(message.number() == i + 1, message.clientId() + " has number " + message.number()
                        + " and is the " + (i + 1) + ". of its channel");
            }
        });
        for (Sent each : sent) {
            Stored message = byClientId.remove(each.clientId());
            if (message == null) {
                findings.fault(each.clientId() + " was acknowledged and is not stored");
                continue;
            }
            Message told = Json.read(each.answer(), Message.class);
            findings.require(new Stored(Long.parseLong(told.id()), told.channelId(), told.number(), told.author(), told.body(),
                    Optional.ofNullable(told.clientId()).orElse("")).equals(message),
                    each.clientId() + " is not stored as its sender was told");
            findings.require(message.body().equals(each.body()) && message.author().equals(each.author().username())
                    && message.channelId().equals(each.author().channelId()), each.clientId() + " is not stored as it was sent");
        }
        byClientId.keySet().forEach(clientId -> findings.fault(clientId + " is stored and was never acknowledged"));
    }

    /** Checks that each message of the reader's channel arrived once, in order and as stored, and that positions only grew. */
    private void delivered(Reader reader, List<Stored> channel) {
        String who = reader.person().username();
        long last = 0;
        int next = 0;
        for (Received received : reader.received()) {
            long pos = Cursor.parse(received.cursor()).pos();
            findings.require(pos > last, who + " was told position " + pos + " after " + last);
            last = pos;
            if (!(Json.readEvent(received.data()) instanceof Event.NewMessage(Message message))) {
                continue;
            }
            if (next >= channel.size() || !same(message, pos, channel.get(next))) {
                findings.fault(String.format(Locale.ROOT, "%s was told %s as message %d of %d",
                        who, message.clientId(), next + 1, channel.size()));
            }
            next++;
        }
        findings.require(next == channel.size(), String.format(Locale.ROOT, "%s was told %d of %d messages",
                who, next, channel.size()));
    }

    private static boolean same(Message message, long pos, Stored stored) {
        return pos == stored.id() && message.id().equals(Long.toString(pos)) && message.number() == stored.number()
                && message.author().equals(stored.author()) && message.body().equals(stored.body())
                && stored.clientId().equals(message.clientId());
    }

    /** Checks every server's unread counts against the number of messages, since nobody has read anything. */
    private void unread(Person person, List<Stored> channel) {
        long expected = channel.stream().filter(message -> !message.author().equals(person.username())).count();
        for (int node = 0; node < stage.nodes().size(); node++) {
            Answers.UnreadCounts counts = stage.get(node, person.token(), "/api/v1/unread").as(Answers.UnreadCounts.class);
            long told = counts.channels().stream().filter(each -> each.channelId().equals(person.channelId()))
                    .mapToInt(Unread.ChannelUnread::unread).sum();
            findings.require(told == expected, String.format(Locale.ROOT, "server %d counts %d unread messages of %s and not %d",
                    node, told, person.username(), expected));
        }
    }

    /** Checks that polling from the start of a stream gives what the stream gave. */
    private void polled(int node, Reader reader, Map<String, List<Stored>> stored) {
        List<Received> told = reader.received();
        if (told.isEmpty()) {
            return;
        }
        Cursor first = Cursor.parse(told.getFirst().cursor());
        Cursor after = new Cursor(first.epoch(), first.pos() - 1);
        TreeSet<Long> polled = new TreeSet<>();
        boolean more = true;
        while (more) {
            Answers.EventPage page = Json.readEvents(stage.get(node, reader.person().token(),
                    "/api/v1/events?limit=" + PAGE + "&after=" + after).bytes());
            page.events().stream().filter(logged -> logged.event() instanceof Event.NewMessage)
                    .map(LoggedEvent::id).map(Cursor::pos).forEach(polled::add);
            after = page.cursor();
            more = page.more();
        }
        List<Long> expected = stored.getOrDefault(reader.person().channelId(), List.of()).stream().map(Stored::id).toList();
        findings.require(List.copyOf(polled).equals(expected), String.format(Locale.ROOT,
                "polling at server %d tells %s %d messages and not %d",
                node, reader.person().username(), polled.size(), expected.size()));
    }

    /** The client id of a message; empty for other events. */
    static String clientIdOf(Received received) {
        int from = received.data().indexOf(CLIENT_ID) + CLIENT_ID.length();
        return from < CLIENT_ID.length() ? "" : received.data().substring(from, received.data().indexOf('"', from));
    }
}
