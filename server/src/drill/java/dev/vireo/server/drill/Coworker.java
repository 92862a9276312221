package dev.vireo.server.drill;

import dev.vireo.protocol.Message;
import dev.vireo.protocol.Requests;
import dev.vireo.testing.Http;
import dev.vireo.testing.Http.Answer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Somebody who makes every kind of change that a member can make, one after the other, each until it is acknowledged. */
final class Coworker implements PacedWork {

    /** A word that is in every text as it was sent, and one that is in every edited text. */
    static final String SENT_WORD = "mango";
    static final String EDITED_WORD = "peach";
    private static final String[] EMOJI = {"👍", "🎉", "😀"};
    /** The first changes are one of each kind; then most are messages. */
    private static final Kind[] MIX = {Kind.SEND, Kind.SEND, Kind.SEND, Kind.SEND, Kind.SEND, Kind.REPLY, Kind.REPLY, Kind.EDIT, Kind.EDIT,
        Kind.DELETE, Kind.REACT, Kind.REACT, Kind.READ, Kind.MARK_UNREAD, Kind.FOLLOW, Kind.UPLOAD, Kind.SET, Kind.SET};

    /** The kinds of change. */
    private enum Kind { SEND, REPLY, EDIT, DELETE, REACT, READ, MARK_UNREAD, FOLLOW, UPLOAD, SET }

    private final Person person;
    private final Ledger ledger;
    private final List<Register> registers;
    private final Random random;
    private final Repeated requests;
    private int count;
    private volatile long readNumber;

    Coworker(Person person, FileOffice office, Ledger ledger, List<Register> registers, long seed) {
        this.person = person;
        this.ledger = ledger;
        this.registers = registers;
        this.random = new Random(seed);
        this.requests = new Repeated(office, person.token());
    }

    Person person() {
        return person;
    }

    List<Register> registers() {
        return registers;
    }

    /** The number of the message up to which they have read. */
    long readNumber() {
        return readNumber;
    }

    @Override
    public int unanswered() {
        return requests.unanswered();
    }

    @Override
    public void next() {
        int i = count++;
        // A message first, so that there is something to change.
        Kind kind = i <= Kind.values().length ? Kind.values()[Math.max(0, i - 1)] : MIX[random.nextInt(MIX.length)];
        switch (kind) {
            case SEND -> send(i, null, List.of());
            case REPLY -> ledger.thread(person.channelId(), random).ifPresent(parent -> send(i, parent.id(), List.of()));
            case EDIT -> own(false).ifPresent(this::edit);
            case DELETE -> own(true).ifPresent(this::delete);
            case REACT -> ledger.lasting(person.channelId(), random).ifPresent(this::react);
            case READ -> latest().ifPresent(this::read);
            case MARK_UNREAD -> latest().ifPresent(this::markUnread);
            case FOLLOW -> ledger.thread(person.channelId(), random).ifPresent(this::follow);
            case UPLOAD -> upload(i);
            case SET -> registers.get(random.nextInt(registers.size())).change(random, requests)
                    .ifPresentOrElse(ledger::fault, ledger::acknowledged);
        }
    }

    /** Sends one plain message. */
    void send() {
        send(count++, null, List.of());
    }

    private void send(int i, @Nullable String parentId, List<String> attachments) {
        String clientId = person.username() + "-" + i;
        String text = String.format(Locale.ROOT, "Message %d of %s with a %s for @%s", i, person.username(), SENT_WORD, neighbour());
        ledger.trying(clientId, text);
        Repeated.Final end = requests.ask(http -> http.post("/api/v1/channel/" + person.channelId() + "/messages",
                new Requests.MessageToSend(clientId, text, parentId, attachments.isEmpty() ? null : attachments)));
        if (!end.is(201) && !(end.is(200) && end.repeated())) {
            ledger.fault(clientId + " was answered with " + end.answer());
            return;
        }
        Message sent = end.answer().as(Message.class);
        ledger.sent(clientId, new WrittenMessage(sent, text));
    }

    /** Somebody of the same four. */
    private String neighbour() {
        int number = Integer.parseInt(person.username().substring(person.username().length() - 5));
        return person.username().substring(0, person.username().length() - 5)
                + String.format(Locale.ROOT, "%05d", number / 4 * 4 + random.nextInt(4));
    }

    private void upload(int i) {
        byte[] content = new byte[1 + random.nextInt(20_000)];
        random.nextBytes(content);
        Answer answer = requests.ask(http -> http.send("POST", "/api/v1/attachments?name=plan-" + i + ".bin",
                Optional.of("application/octet-stream"), content)).answer();
        if (answer.status() != 201) {
            ledger.fault("an upload was answered with " + answer);
            return;
        }
        String id = answer.as(Message.Attachment.class).id();
        ledger.uploaded(id, content);
        send(i, null, List.of(id));
    }

    private Optional<WrittenMessage> own(boolean deletable) {
        List<WrittenMessage> own = ledger.channel(person.channelId()).stream().filter(each -> !each.isDeleted()
                && each.sent().author().equals(person.username()) && Ledger.mayGo(each.sent()) == deletable).toList();
        return own.isEmpty() ? Optional.empty() : Optional.of(own.get(random.nextInt(own.size())));
    }

    private void edit(WrittenMessage message) {
        String text = String.format(Locale.ROOT, "Edit %d of %s with a %s", count, person.username(), EDITED_WORD);
        message.trying(text);
        if (done(http -> http.patch(path(message), new Requests.MessageChange(text)))) {
            message.edited(text);
        }
    }

    private void delete(WrittenMessage message) {
        message.tryingToDelete();
        if (done(http -> http.delete(path(message)))) {
            message.delete();
        }
    }

    private void react(WrittenMessage message) {
        String emoji = EMOJI[random.nextInt(EMOJI.length)];
        String reaction = emoji + " " + person.username();
        String path = path(message) + "/reaction/" + URLEncoder.encode(emoji, StandardCharsets.UTF_8);
        message.tryingToReact(reaction);
        if (message.has(reaction)) {
            if (done(http -> http.delete(path))) {
                message.takeBack(reaction);
            }
        } else if (done(http -> http.put(path, ""))) {
            message.react(reaction);
        }
    }

    /** The latest message outside of threads that they know of. */
    private Optional<Message> latest() {
        return ledger.channel(person.channelId()).reversed().stream().map(WrittenMessage::sent)
                .filter(message -> message.parentId() == null).findFirst();
    }

    private void read(Message message) {
        if (done(http -> http.post("/api/v1/channel/" + person.channelId() + "/read", new Requests.Read(message.id())))) {
            readNumber = Math.max(readNumber, message.number());
        }
    }

    private void markUnread(Message message) {
        if (done(http -> http.post("/api/v1/channel/" + person.channelId() + "/unread", new Requests.MarkUnread(message.id())))) {
            readNumber = Math.min(readNumber, message.number() - 1);
        }
    }

    private void follow(Message parent) {
        String path = "/api/v1/message/" + parent.id() + "/following";
        boolean follow = random.nextBoolean();
        done(http -> follow ? http.put(path, "") : http.delete(path));
    }

    private boolean done(Function<Http, Answer> request) {
        Answer answer = requests.ask(request).answer();
        if (answer.status() >= 300) {
            ledger.fault(person.username() + " was answered with " + answer + " to " + answer.response().request().uri().getPath());
            return false;
        }
        ledger.acknowledged();
        return true;
    }

    private static String path(WrittenMessage message) {
        return "/api/v1/message/" + message.sent().id();
    }
}
