package dev.vireo.app.state;

import dev.vireo.app.failures.FailureReason;
import dev.vireo.protocol.Answers;
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
import dev.vireo.protocol.User;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A conversation of Shyam, who is me, with Rama, and a server that answers when the test says so: history comes in pages, what is
 * written stays pending until it is accepted or refused. Time stands still. FX thread.
 */
public final class Talk extends StagedActions {

    public static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-04T14:05:00Z"), ZoneOffset.UTC);

    private static final int PAGE = 40;
    private static final List<String> LINES = List.of("Good morning", "Have you seen the new cards?",
            "Yes. The green one caught my eye from across the room.", "That is the idea.",
            "Could you look at the second page before noon? I have moved the numbers to the left, so that they line up.",
            "On it.", "Thank you.", "Lunch at one?", "Make it half past, I am still with Lakshman.", "Fine with me.",
            "The bridge holds, by the way.", "It had better.");

    private final WorkspaceWriter writer = new WorkspaceWriter(user("shyam", "Shyam", Presence.ONLINE));
    private final Workspace workspace = writer.workspace();
    private final Conversation conversation;
    private final List<Message> written = new ArrayList<>();
    private long pos = 5_000;

    /** In a group of the cast, in which Shyam has this role. */
    private Talk(ChannelKind kind, String name, String description, ChannelRole mine) {
        writer.users(List.of(user("rama", "Rama", Presence.ONLINE), user("sita", "Sita", Presence.AWAY),
                user("lakshman", "Lakshman", Presence.DO_NOT_DISTURB)));
        writer.connection(ConnectionState.LIVE);
        writer.loaded();
        happens(new Event.ChannelUpdated(group(kind, name, description, mine, false)));
        conversation = workspace.conversationIn("1").orElseThrow();
    }

    private Talk(String name) {
        writer.users(List.of(user("rama", name, Presence.ONLINE)));
        writer.connection(ConnectionState.LIVE);
        writer.loaded();
        conversation = workspace.conversationWith("rama");
    }

    /** Nothing was said yet. */
    public static Talk empty() {
        return new Talk("Rama");
    }

    public static Talk emptyWith(String name) {
        return new Talk(name);
    }

    public static Talk inGroup(ChannelRole mine) {
        return new Talk(ChannelKind.GROUP, "Bridge builders", "From Rameswaram to Lanka, stone by stone", mine);
    }

    public static Talk inChannel(ChannelKind kind, String name, String description) {
        return new Talk(kind, name, description, ChannelRole.MEMBER);
    }

    /** A conversation of so many messages, half an hour apart each third time; the newest page is loaded. */
    public static Talk of(int messages, int unread) {
        Talk talk = empty();
        talk.begin();
        Instant time = CLOCK.instant().minus(Duration.ofMinutes(10L * messages));
        for (int i = 0; i < messages; i++) {
            boolean mine = i < messages - unread && i % 5 < 2;
            time = time.plus(i % 3 == 0 ? Duration.ofMinutes(24) : Duration.ofMinutes(2));
            talk.written.add(talk.message(i + 1, mine ? "shyam" : "rama", LINES.get(i % LINES.size()), time, null));
        }
        talk.conversation.restore(talk.channel(messages, unread));
        talk.conversation.loaded().prepend(talk.before(talk.conversation.loaded().firstNumber()), true);
        talk.conversation.roster.read("rama", messages);
        return talk;
    }

    public Workspace workspace() {
        return workspace;
    }

    @Override
    public Conversation conversation() {
        return conversation;
    }

    /** Rama writes. */
    public ChatMessage receive(String body) {
        return say("rama", body, CLOCK.instant());
    }

    public ChatMessage say(String author, String body, Instant time) {
        return say(author, body, time, List.of());
    }

    public ChatMessage say(String author, String body, Instant time, List<Message.Attachment> files) {
        begin();
        Message message = message(written.size() + 1, author, body, time, null).with(List.of(), files);
        written.add(message);
        conversation.count(message);
        conversation.loaded().show(message);
        return conversation.messages().stream().filter(each -> each.id().equals(message.id())).findFirst().orElseThrow();
    }

    /** Rama passes on what somebody wrote elsewhere. */
    public ChatMessage forwarded(String author, String body, Instant writtenAt, List<Message.Attachment> files) {
        begin();
        Message message = message(written.size() + 1, "rama", body, CLOCK.instant(), null).with(List.of(), files)
                .forwarding(new Message.Forwarded(author, writtenAt));
        written.add(message);
        conversation.count(message);
        conversation.loaded().show(message);
        return conversation.messages().getLast();
    }

    /** An entry of the log comes. */
    public void happens(Event.Stored event) {
        Cursor cursor = new Cursor("test", pos++);
        writer.apply(List.of(new LoggedEvent(cursor, event)), cursor);
    }

    /** A reply arrives in a thread that these people follow. */
    public void reply(String author, ChatMessage parent, String body, String... followers) {
        Message reply = message(written.size() + 1, author, body, CLOCK.instant().plusSeconds(written.size()), null)
                .inThread(parent.id(), List.of(followers));
        written.add(reply);
        happens(new Event.NewMessage(reply));
    }

    public void react(String user, ChatMessage message, String emoji) {
        happens(new Event.ReactionAdded("1", message.id(), user, emoji));
    }

    public void edited(ChatMessage message, String body) {
        happens(new Event.MessageUpdated(message.document().orElseThrow().edited(body, CLOCK.instant())));
    }

    public void deleted(ChatMessage message) {
        happens(new Event.MessageDeleted(message.document().orElseThrow().tombstone()));
    }

    public void read(String user, ChatMessage upTo) {
        happens(new Event.ReadReceipt("1", user, null, upTo.id(), upTo.number(), 0, 0, CLOCK.instant()));
    }

    /** How far the list of saved messages has come. */
    public void savedState(LoadState state) {
        workspace.saved().state(state);
    }

    /** Something is scheduled here, or could not be sent when it was due. */
    public void schedule(String body, Instant at, @Nullable String problem) {
        List<Answers.Scheduled> now = new ArrayList<>(workspace.scheduled().view());
        now.add(new Answers.Scheduled("s" + now.size(), "1", body, at, problem));
        workspace.scheduled().show(now);
    }

    public void writes(String user) {
        writer.typing(new Event.Typing("1", user, null));
    }

    public void archive() {
        happens(new Event.ChannelUpdated(group(conversation.kind(), conversation.name(), "", ChannelRole.MEMBER, true)));
    }

    /** Rama is a guest of the office now, who shares no channel with Shyam. */
    public void otherBecomesGuest() {
        happens(new Event.UserUpdated(new User("rama", "Rama", "Auditor", "", OfficeRole.GUEST, "", null, null, null)));
    }

    public void becomes(ChannelRole role) {
        happens(new Event.MemberUpdated("1", member("shyam", role), false));
    }

    public void removed() {
        happens(new Event.MemberUpdated("1", member("shyam", ChannelRole.MEMBER), true));
    }

    /** The server takes what is pending. */
    public void accept() {
        begin();
        for (ChatMessage pending : List.copyOf(conversation.messages())) {
            if (pending.delivery() == Delivery.PENDING) {
                Message message = message(written.size() + 1, "shyam", pending.body(), CLOCK.instant(), pending.key());
                written.add(message);
                conversation.count(message);
                conversation.loaded().show(message);
            }
        }
    }

    /** The server refuses what is pending. */
    public void refuse(String reason) {
        conversation.messages().stream().filter(each -> each.delivery() == Delivery.PENDING)
                .forEach(each -> each.fail(new FailureReason.ToldByServer(reason)));
    }

    /** Rama has read everything. */
    public void otherReads() {
        conversation.roster.read("rama", written.size());
    }

    /** The page that was asked for comes. */
    public void answer() {
        conversation.loaded().prepend(before(conversation.loaded().firstNumber()), true);
        conversation.loaded().history(LoadState.IDLE);
    }

    public void history(LoadState state) {
        conversation.loaded().history(state);
    }

    public void connection(ConnectionState state) {
        writer.connection(state);
    }

    /** The server's disk has no room, or has some again. */
    public void full(boolean now) {
        writer.full(now);
    }

    /** The other leaves the office. */
    public void otherLeaves() {
        happens(new Event.UserUpdated(conversation.other().document().withActive(false)));
    }

    /** The other one says this of themselves. */
    public void status(String emoji, String text, @Nullable Instant until) {
        happens(new Event.UserUpdated(conversation.other().document().withStatus(emoji, text, until)));
    }

    public void presence(Presence presence, Instant lastSeen) {
        writer.status(new dev.vireo.protocol.Status("rama", presence, lastSeen));
    }

    /** The stretch of history that was asked for comes: what was said before what is loaded, up to so many messages before that. */
    public void answerExcerpt(long wanted, long from, long to) {
        Excerpt excerpt = opened();
        List<ChatMessage> page = conversation.loaded().take(written.stream()
                .filter(message -> message.number() >= from && message.number() <= to).toList());
        excerpt.showEarlier(page, true);
        excerpt.found(page.stream().filter(message -> message.number() == wanted).findFirst().orElseThrow(), null);
        excerpt.loaded(conversation.loaded().join(excerpt, false));
    }

    /** The id of the message of this number. */
    public String id(long number) {
        return "" + (1000 + number);
    }

    private void begin() {
        if (conversation.channelId().isEmpty()) {
            conversation.adopt(channel(0, 0));
        }
    }

    private Channel channel(long lastNumber, int unread) {
        return new Channel("1", ChannelKind.DIRECT, "", "", CLOCK.instant(), false, null,
                List.of(member("shyam", lastNumber - unread), member("rama", 0)), lastNumber, unread, 0, List.of(),
                written.isEmpty() ? null : written.getLast());
    }

    private static Channel group(ChannelKind kind, String name, String description, ChannelRole mine, boolean archived) {
        return new Channel("1", kind, name, description, CLOCK.instant(), archived, null,
                List.of(member("shyam", mine), member("rama", ChannelRole.OWNER), member("sita", ChannelRole.MEMBER),
                        member("lakshman", ChannelRole.MEMBER)),
                0, 0, 0, List.of(), null);
    }

    private static Member member(String username, ChannelRole role) {
        return new Member(username, role, NotificationPreference.ALL, null, 0);
    }

    private List<Message> before(long number) {
        return written.stream().filter(message -> message.number() < number && message.number() >= number - PAGE).toList();
    }

    private Message message(long number, String author, String body, Instant time, @Nullable String clientId) {
        return Message.written("" + (1000 + number), "1", number, author, body, time, clientId);
    }

    private static Member member(String username, long readNumber) {
        return new Member(username, ChannelRole.MEMBER, NotificationPreference.ALL, null, readNumber);
    }

    private static User user(String username, String name, Presence presence) {
        return new User(username, name, "Designer", "Design", OfficeRole.MEMBER, "", null, presence, CLOCK.instant());
    }
}
