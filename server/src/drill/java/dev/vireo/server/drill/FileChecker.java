package dev.vireo.server.drill;

import dev.vireo.protocol.Answers;
import dev.vireo.protocol.Message;
import dev.vireo.testing.Http;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Acknowledged = stored = delivered once and in order, with right counts, for every kind of change. Asks the server alone. Nobody may
 * change anything meanwhile.
 */
final class FileChecker {

    /** How many of the latest files are fetched. */
    private static final int FILES = 40;

    private final FileOffice office;
    private final Ledger ledger;
    private final List<Coworker> coworkers;
    private final List<Register> registers;
    private final List<StreamCheck> streams;
    private final Findings findings;
    private final Map<String, Http> connections = new HashMap<>();

    FileChecker(FileOffice office, Ledger ledger, List<Coworker> coworkers, List<Register> registers, List<StreamCheck> streams,
            Findings findings) {
        this.office = office;
        this.ledger = ledger;
        this.coworkers = coworkers;
        this.registers = registers;
        this.streams = streams;
        this.findings = findings;
    }

    void check() {
        Map<String, List<Message>> stored = new HashMap<>();
        for (Coworker coworker : coworkers) {
            String channelId = coworker.person().channelId();
            stored.computeIfAbsent(channelId, id -> ChannelHistory.read(as(coworker.person()), id));
        }
        stored.forEach(this::acknowledgedIsStored);
        for (Coworker coworker : coworkers) {
            Person person = coworker.person();
            List<Message> channel = stored.get(person.channelId());
            coworker.registers().forEach(register -> register.check(as(person), findings));
            new UnreadRecount(person, as(person), channel, findings).check(coworker.readNumber());
            SearchCheck.check(person, as(person), channel, findings);
        }
        streams.forEach(stream -> stream.check(stored.get(stream.person().channelId()), as(stream.person()), findings));
        Http owner = office.owner();
        registers.forEach(register -> register.check(owner, findings));
        sessions();
        joined(owner);
        files(stored);
    }

    private Http as(Person person) {
        return connections.computeIfAbsent(person.token(), office::as);
    }

    private void acknowledgedIsStored(String channelId, List<Message> stored) {
        Set<String> left = ledger.channel(channelId).stream().map(each -> String.valueOf(each.sent().clientId()))
                .collect(Collectors.toCollection(HashSet::new));
        for (int i = 0; i < stored.size(); i++) {
            Message message = stored.get(i);
            String clientId = String.valueOf(message.clientId());
            findings.require(message.number() == i + 1, String.format(Locale.ROOT, "%s has number %d and is the %d. of its channel",
                    clientId, message.number(), i + 1));
            if (left.remove(clientId)) {
                ledger.messages().get(clientId).difference(message)
                        .ifPresent(difference -> findings.fault("of " + clientId + ", " + difference));
            } else {
                findings.fault(clientId + " is stored twice, or was never acknowledged");
            }
        }
        left.forEach(clientId -> findings.fault(clientId + " was acknowledged and is not stored"));
    }

    private void sessions() {
        ledger.tokens().forEach((token, username) -> findings.require(office.as(token).get("/api/v1/unread").status() == 200,
                username + " was signed in and is not"));
        ledger.endedTokens().forEach(token -> findings.require(office.as(token).get("/api/v1/unread").status() == 401,
                "a session that was ended is there"));
    }

    private void joined(Http owner) {
        Map<String, Answers.InvitationInfo> stored = new HashMap<>();
        String after = "";
        boolean more = true;
        while (more) {
            Answers.InvitationList page = owner.get("/api/v1/invitations?limit=100" + after).as(Answers.InvitationList.class);
            page.invitations().forEach(invitation -> stored.put(invitation.id(), invitation));
            more = page.more();
            after = page.invitations().isEmpty() ? "" : "&after=" + page.invitations().getLast().id();
        }
        ledger.joined().forEach((id, names) -> {
            Answers.InvitationInfo invitation = stored.get(id);
            findings.require(invitation != null && invitation.used() == names.size() && names.equals(invitation.joined().stream()
                    .map(Answers.InvitationJoin::user).collect(Collectors.toSet())),
                    names + " joined, and the invitation tells: " + invitation);
            names.forEach(name -> findings.require(owner.get("/api/v1/user/" + name).status() == 200, name + " joined and is not there"));
        });
    }

    private void files(Map<String, List<Message>> stored) {
        for (Coworker coworker : coworkers) {
            stored.get(coworker.person().channelId()).reversed().stream().flatMap(message -> message.attachments().stream())
                    .limit(FILES / coworkers.size() + 1)
                    .forEach(file -> findings.require(Arrays.equals(ledger.files().get(file.id()),
                            as(coworker.person()).get("/api/v1/attachment/" + file.id()).bytes()), file.name() + " has another content"));
        }
    }
}
