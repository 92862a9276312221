package dev.vireo.app.state;

import dev.vireo.protocol.Answers.Version;
import dev.vireo.protocol.Channel;
import dev.vireo.protocol.ChannelKind;
import dev.vireo.protocol.ChannelRole;
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
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * A conversation of Shyam, who is me, with Rama, and a server that answers when the test says so: history comes in pages, what is
 * written stays pending until it is accepted or refused. Time stands still. FX thread.
 */
public final class Talk implements Chats {

    public static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-04T14:05:00Z"), ZoneOffset.UTC);

    private static final int PAGE = 40;
    private static final List<String> LINES = List.of("Good morning", "Have you seen the new cards?",
            "Yes. The green one caught my eye from across the room.", "That is the idea.",
            "Could you look at the second page before noon? I have moved the numbers to the left, so that they line up.",
            "On it.", "Thank you.", "Lunch at one?", "Make it half past, I am still with Lakshman.", "Fine with me.",
            "The bridge holds, by the way.", "It had better.");

    private final Workspace workspace = new Workspace(user("shyam", "Shyam", Presence.ONLINE));
    private final Conversation conversation;
    private final List<Message> written = new ArrayList<>();
    private final List<ChatMessage> marked = new ArrayList<>();
    private int asked;

    private Talk(String name) {
        workspace.users(List.of(user("rama", name, Presence.ONLINE)));
        workspace.connection(ConnectionState.LIVE);
        workspace.loaded();
        conversation = workspace.conversationWith("rama");
    }

    /** Nothing was said yet. */
    public static Talk empty() {
        return new Talk("Rama");
    }

    public static Talk emptyWith(String name) {
        return new Talk(name);
    }

    /** So much was said, half an hour apart each third time; the newest page is loaded. */
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
        talk.conversation.prepend(talk.before(talk.conversation.firstNumber()), true);
        talk.conversation.otherRead("rama", messages);
        return talk;
    }

    public Workspace workspace() {
        return workspace;
    }

    public Conversation conversation() {
        return conversation;
    }

    /** What was marked read, in order. */
    public List<ChatMessage> marked() {
        return marked;
    }

    /** How often earlier history was asked for. */
    public int asked() {
        return asked;
    }

    /** Rama writes. */
    public ChatMessage receive(String body) {
        return say("rama", body, CLOCK.instant());
    }

    public ChatMessage say(String author, String body, Instant time) {
        begin();
        Message message = message(written.size() + 1, author, body, time, null);
        written.add(message);
        conversation.count(message);
        conversation.show(message);
        return conversation.messages().stream().filter(each -> each.id().equals(message.id())).findFirst().orElseThrow();
    }

    /** The server takes what is pending. */
    public void accept() {
        begin();
        for (ChatMessage pending : List.copyOf(conversation.messages())) {
            if (pending.delivery() == Delivery.PENDING) {
                Message message = message(written.size() + 1, "shyam", pending.body(), CLOCK.instant(), pending.key());
                written.add(message);
                conversation.count(message);
                conversation.show(message);
            }
        }
    }

    /** The server refuses what is pending. */
    public void refuse(String reason) {
        conversation.messages().stream().filter(each -> each.delivery() == Delivery.PENDING)
                .forEach(each -> each.fail(reason));
    }

    /** Rama has read everything. */
    public void otherReads() {
        conversation.otherRead("rama", written.size());
    }

    /** The page that was asked for comes. */
    public void answer() {
        conversation.prepend(before(conversation.firstNumber()), true);
        conversation.history(LoadState.IDLE);
    }

    public void history(LoadState state) {
        conversation.history(state);
    }

    public void connection(ConnectionState state) {
        workspace.connection(state);
    }

    public void presence(Presence presence, Instant lastSeen) {
        workspace.status(new dev.vireo.protocol.Status("rama", presence, lastSeen));
    }

    @Override
    public void send(Conversation to, String body, List<Upload> files) {
        to.addLocal(new ChatMessage(to, UUID.randomUUID().toString(), null, body, files, CLOCK.instant()));
    }

    @Override
    public void send(ThreadConversation thread, String body, List<Upload> files) {
        conversation.addLocal(new ChatMessage(conversation, UUID.randomUUID().toString(), thread.parent().id(), body, files,
                CLOCK.instant()));
    }

    @Override
    public void retry(ChatMessage message) {
        message.pending();
    }

    @Override
    public void discard(ChatMessage message) {
        conversation.removeLocal(message);
    }

    @Override
    public void loadLatest(Conversation of) {
        // It is loaded, or the test has set another state.
    }

    @Override
    public void loadEarlier(Conversation of) {
        asked++;
        of.history(LoadState.LOADING);
    }

    @Override
    public void markRead(Conversation of, ChatMessage upTo) {
        marked.add(upTo);
        of.readLocally(null, upTo.number());
    }

    @Override
    public void markRead(ThreadConversation thread, ChatMessage upTo) {
        marked.add(upTo);
        conversation.readLocally(thread.parent().id(), upTo.number());
    }

    @Override
    public CompletionStage<Void> edit(ChatMessage message, String body) {
        message.showEdit(body);
        return new CompletableFuture<>();
    }

    @Override
    public CompletionStage<Void> delete(ChatMessage message) {
        message.showDeleted(true);
        return new CompletableFuture<>();
    }

    @Override
    public CompletionStage<Void> react(ChatMessage message, String emoji, boolean on) {
        message.showReaction(emoji, on);
        return new CompletableFuture<>();
    }

    @Override
    public CompletionStage<List<Version>> versions(ChatMessage message) {
        return CompletableFuture.completedFuture(List.of());
    }

    @Override
    public CompletionStage<Void> markUnreadFrom(ChatMessage message) {
        int left = (int) conversation.messages().stream()
                .filter(each -> !each.own() && each.number() >= message.number()).count();
        conversation.confirmRead(null, message.number() - 1, left, 0);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletionStage<Void> follow(ThreadConversation thread, boolean on) {
        thread.follow(on, conversation.lastNumber());
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void typing(Conversation in) {
        // Nobody is told.
    }

    @Override
    public void typing(ThreadConversation thread) {
        // Nobody is told.
    }

    @Override
    public void loadThread(ThreadConversation thread) {
        // It is loaded.
    }

    @Override
    public void loadEarlier(ThreadConversation thread) {
        // It is loaded.
    }

    @Override
    public Excerpt openAt(Conversation in, String messageId) {
        return new Excerpt(in, messageId, (asked, wish) -> { }, closed -> { });
    }

    private void begin() {
        if (!conversation.hasChannel()) {
            conversation.adopt(channel(0, 0));
        }
    }

    private Channel channel(long lastNumber, int unread) {
        return new Channel("1", ChannelKind.DIRECT, "", "", CLOCK.instant(), false, null,
                List.of(member("shyam", lastNumber - unread), member("rama", 0)), lastNumber, unread, 0, List.of(),
                written.isEmpty() ? null : written.getLast());
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
