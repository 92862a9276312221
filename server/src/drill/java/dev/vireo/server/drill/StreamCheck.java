package dev.vireo.server.drill;

import dev.vireo.protocol.Answers;
import dev.vireo.protocol.Cursor;
import dev.vireo.protocol.Event;
import dev.vireo.protocol.Json;
import dev.vireo.protocol.LoggedEvent;
import dev.vireo.protocol.Message;
import dev.vireo.testing.Http;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What one person's stream told: every message once and in order, positions that only grow, what polling tells as well, and all in all
 * what the server has. Goes on where the last check ended.
 */
final class StreamCheck {

    /** How many of the last entries are polled. */
    private static final int POLLED = 500;

    private final Reader reader;
    private final Ledger ledger;
    private final ToldState state = new ToldState();
    private final List<String> messages = new ArrayList<>();
    private int checked;
    private long last;

    StreamCheck(Reader reader, Ledger ledger) {
        this.reader = reader;
        this.ledger = ledger;
    }

    Person person() {
        return reader.person();
    }

    void check(List<Message> stored, Http http, Findings findings) {
        List<Received> received = reader.received();
        for (Received each : received.subList(checked, received.size())) {
            take(each, findings);
        }
        checked = received.size();
        List<String> ids = stored.stream().map(Message::id).toList();
        findings.require(messages.equals(ids), String.format(Locale.ROOT, "%s was told %d messages and not these %d", person().username(),
                messages.size(), ids.size()));
        state.compare(person(), stored, http, findings);
        polled(received.subList(Math.max(0, received.size() - POLLED), received.size()), http, findings);
    }

    private void take(Received each, Findings findings) {
        long pos = Cursor.parse(each.cursor()).pos();
        findings.require(pos > last, person().username() + " was told position " + pos + " after " + last);
        last = pos;
        Event event = Json.readEvent(each.data());
        if (event instanceof Event.NewMessage(Message message) && message.channelId().equals(person().channelId())) {
            messages.add(message.id());
            WrittenMessage written = ledger.messages().get(String.valueOf(message.clientId()));
            findings.require(written != null && written.mayRead(message), person().username() + " was told a text that nobody wrote: "
                    + message.clientId());
        }
        state.take(event);
    }

    private void polled(List<Received> expected, Http http, Findings findings) {
        if (expected.isEmpty()) {
            return;
        }
        List<Long> polled = new ArrayList<>();
        Cursor first = Cursor.parse(expected.getFirst().cursor());
        Cursor after = new Cursor(first.epoch(), first.pos() - 1);
        boolean more = true;
        while (more) {
            Answers.EventPage page = Json.readEvents(http.get("/api/v1/events?limit=100&after=" + after).bytes());
            page.events().stream().filter(each -> isOfAMessage(each.event())).map(LoggedEvent::id).map(Cursor::pos).forEach(polled::add);
            after = page.cursor();
            more = page.more();
        }
        List<Long> told = expected.stream().filter(each -> isOfAMessage(Json.readEvent(each.data())))
                .map(each -> Cursor.parse(each.cursor()).pos()).toList();
        List<Long> onlyPolled = polled.stream().filter(pos -> !told.contains(pos)).toList();
        List<Long> onlyTold = told.stream().filter(pos -> !polled.contains(pos)).toList();
        findings.require(polled.equals(told), String.format(Locale.ROOT, "%s: only by polling %s, only by the stream %s",
                person().username(), onlyPolled, onlyTold));
    }

    /** What was of a channel that they have left since is not told again. */
    private static boolean isOfAMessage(Event event) {
        return event instanceof Event.NewMessage || event instanceof Event.MessageUpdated || event instanceof Event.MessageDeleted
                || event instanceof Event.ReactionAdded || event instanceof Event.ReactionRemoved;
    }
}
