package dev.vireo.server.drill;

import dev.vireo.protocol.Answers;
import dev.vireo.protocol.Cursor;
import dev.vireo.protocol.Event;
import dev.vireo.protocol.Json;
import dev.vireo.protocol.LoggedEvent;
import dev.vireo.protocol.Message;
import dev.vireo.protocol.Requests;
import dev.vireo.testing.Http;
import java.net.URI;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What an office holds that was opened from damaged files is what was acknowledged, up to some moment: no message is another one, none is
 * missing before one that is there, counts and search agree with what is there, and whoever has seen more is told so.
 */
final class DamagedChecker {

    private final Node node;
    private final Workday day;
    private final String what;
    private final Findings findings;
    private final Map<String, Http> connections = new HashMap<>();

    DamagedChecker(Node node, Workday day, String what, Findings findings) {
        this.node = node;
        this.day = day;
        this.what = what;
        this.findings = findings;
    }

    /** @return how many acknowledged messages are not there */
    int check() {
        Map<String, List<Message>> stored = new HashMap<>();
        for (Coworker coworker : day.coworkers()) {
            stored.computeIfAbsent(coworker.person().channelId(), id -> ChannelHistory.read(as(coworker.person().token()), id));
        }
        stored.values().forEach(this::onlyWhatWasWritten);
        int missing = missing(stored);
        for (Coworker coworker : day.coworkers()) {
            Person person = coworker.person();
            List<Message> channel = stored.get(person.channelId());
            Http http = as(person.token());
            UnreadRecount recount = new UnreadRecount(person, http, channel, findings);
            recount.check(recount.readNumber());
            SearchCheck.check(person, http, channel, findings);
            coworker.registers().forEach(register -> register.checkPossible(http, findings));
        }
        day.coworkers().forEach(this::log);
        day.deskRegisters().forEach(register -> register.checkPossible(as(day.ownerToken()), findings));
        if (missing > 0) {
            whoHasSeenMoreIsTold();
        }
        return missing;
    }

    private Http as(String token) {
        return connections.computeIfAbsent(token, key -> new Http(URI.create("http://127.0.0.1:" + node.port()), key));
    }

    private void onlyWhatWasWritten(List<Message> channel) {
        for (int i = 0; i < channel.size(); i++) {
            Message message = channel.get(i);
            String clientId = String.valueOf(message.clientId());
            findings.require(message.number() == i + 1, what + ": the numbers have a gap before " + clientId);
            WrittenMessage written = day.ledger().messages().get(clientId);
            if (written != null) {
                written.impossibility(message).ifPresent(fault -> findings.fault(what + ": of " + clientId + ", " + fault));
            } else {
                findings.require(message.body().equals(day.ledger().attempts().get(clientId)), what + ": nobody wrote " + clientId);
            }
        }
    }

    /** What the log tells of messages is what was written, from its beginning, or it says that it cannot be read. */
    private void log(Coworker coworker) {
        Http http = as(coworker.person().token());
        Cursor cursor = new Cursor(http.get("/api/v1/channels").as(Answers.ChannelList.class).cursor().epoch(), 0);
        boolean more = true;
        while (more) {
            Http.Answer answer = http.get("/api/v1/events?after=" + cursor);
            if (answer.status() != 200) {
                return;
            }
            Answers.EventPage page = Json.readEvents(answer.bytes());
            for (LoggedEvent each : page.events()) {
                if (each.event() instanceof Event.NewMessage told) {
                    told(told.message());
                }
            }
            more = page.more();
            cursor = page.cursor();
        }
    }

    private void told(Message message) {
        String clientId = String.valueOf(message.clientId());
        WrittenMessage written = day.ledger().messages().get(clientId);
        boolean possible = written == null ? message.body().equals(day.ledger().attempts().get(clientId)) : written.mayRead(message);
        findings.require(possible, what + ": the log tells of " + clientId + ": " + message.body());
    }

    private int missing(Map<String, List<Message>> stored) {
        Set<String> there = new HashSet<>();
        long last = 0;
        for (Message message : stored.values().stream().flatMap(List::stream).toList()) {
            there.add(message.id());
            last = Math.max(last, Long.parseLong(message.id()));
        }
        int missing = 0;
        for (WrittenMessage written : day.ledger().messages().values()) {
            if (!there.contains(written.sent().id())) {
                missing++;
                findings.require(Long.parseLong(written.sent().id()) > last, String.format(Locale.ROOT,
                        "%s: message %s is missing, and there is a later one", what, written.sent().id()));
            }
        }
        return missing;
    }

    /** Otherwise a client would go on after what it has seen, and miss what others write now. */
    private void whoHasSeenMoreIsTold() {
        Coworker coworker = day.coworkers().getFirst();
        Http http = as(coworker.person().token());
        Cursor seen = day.lastCursor(coworker.person());
        Cursor head = http.get("/api/v1/channels").as(Answers.ChannelList.class).cursor();
        if (head.pos() >= seen.pos() && head.epoch().equals(seen.epoch())) {
            return;
        }
        for (long pos = head.pos(); pos <= seen.pos(); pos++) {
            http.post("/api/v1/channel/" + coworker.person().channelId() + "/messages",
                    new Requests.MessageToSend("later-" + pos, "Later " + pos, null, null)).as(Message.class);
        }
        Answers.EventPage page = Json.readEvents(http.get("/api/v1/events?after=" + seen).bytes());
        findings.require(page.events().stream().map(LoggedEvent::event).anyMatch(Event.Resync.class::isInstance),
                what + ": a client that had seen what is missing is not told to fetch anew");
    }
}
