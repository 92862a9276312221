package dev.vireo.app.state;

import dev.vireo.app.actions.ChatActions;
import dev.vireo.app.actions.ScheduledActions;
import dev.vireo.app.failures.FailureReason;
import dev.vireo.app.transfer.Upload;
import dev.vireo.protocol.Answers.MessageVersion;
import dev.vireo.protocol.BackupRun;
import dev.vireo.protocol.Channel;
import dev.vireo.protocol.ChannelKind;
import dev.vireo.protocol.ChannelRole;
import dev.vireo.protocol.Member;
import dev.vireo.protocol.Message;
import dev.vireo.protocol.NotificationPreference;
import dev.vireo.protocol.Office;
import dev.vireo.protocol.OfficeRole;
import dev.vireo.protocol.Presence;
import dev.vireo.protocol.User;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * A small office without a server, so that views can be shown in tests: the cast, forty more people, conversations with
 * history, unread messages, something pending and something failed. Always the same but for the time, which ends now.
 * Shyam is me. Use it on the FX thread.
 */
public final class SampleOffice implements ChatActions {

    private static final List<String> FIRST = List.of("Ahalya", "Bharata", "Dasharatha", "Gautama", "Guha", "Hanuman", "Janaka", "Kaikeyi",
            "Kausalya", "Jatayu", "Mandavi", "Lava", "Mandodari", "Nila", "Sampati", "Shabari", "Sugriva", "Sumitra", "Trijata", "Tara");
    private static final List<String> LAST = List.of("Kosala", "Mithila");
    private static final List<String> TITLES = List.of("Designer", "Engineer", "Accountant", "Office manager", "Analyst",
            "Support lead", "Writer", "Tester");
    private static final List<String> DEPARTMENTS = List.of("Design", "Engineering", "Finance", "Operations", "Support");
    private static final List<String> LINES = List.of("Good morning!", "Have you seen the new cards?",
            "Yes. The green one caught my eye from across the room.", "That is the idea.",
            "Could you look at the second page before noon? I have moved the numbers to the left, so that they line up.",
            "On it.", "Thank you.", "Lunch at one?", "Make it half past, I am still with Lakshman.", "Fine with me.",
            "The bridge holds, by the way.", "It had better.");

    private final WorkspaceWriter writer;
    private final Workspace workspace;
    private final Map<String, Long> numbers = new HashMap<>();
    private final Instant now = Instant.now();
    private long pos = 1000;

    private SampleOffice(WorkspaceWriter writer) {
        this.writer = writer;
        this.workspace = writer.workspace();
    }

    /** An office full of people and talk. */
    public static SampleOffice busy() {
        SampleOffice office = empty();
        office.addPeople();
        office.talk("rama", 60, 3);
        office.talk("sita", 12, 0);
        office.talk("lakshman", 25, 12);
        office.talk("ahalya.kosala", 4, 1);
        office.talk("bharata.kosala", 7, 0);
        office.talk("hanuman.kosala", 130, 128);
        office.talk("tara.mithila", 2, 0);
        office.send(office.conversation("sita"), "I am sending this just now");
        office.send(office.conversation("bharata.kosala"), "This one the server did not want");
        office.workspace.conversationWith("bharata.kosala").messages().getLast()
                .fail(new FailureReason.ToldByServer("The message is too long."));
        return office;
    }

    /** As {@link #busy()}, with people who could be taken for Rama and for me, and with a bot. */
    public static SampleOffice alike() {
        SampleOffice office = busy();
        office.writer.users(List.of(
                user("ravana", "R\u0430ma", "Designer", "Design", Presence.ONLINE),
                user("maricha", "SHYAM", "Engineer", "Engineering", Presence.AWAY),
                new User("weather", "Weather", "Every morning at seven", "", OfficeRole.MEMBER, true, "", null, Presence.ONLINE, null)));
        office.talk("ravana", 3, 2);
        office.talk("maricha", 2, 1);
        office.talk("weather", 1, 1);
        return office;
    }

    /** As {@link #alike()}, and I own it. */
    public static SampleOffice ownedByMe() {
        SampleOffice office = alike();
        office.writer
                .users(List.of(new User("shyam", "Shyam", "Engineer", "Engineering", OfficeRole.OWNER, "", null, Presence.ONLINE, null)));
        return office;
    }

    /** An office with nobody in it but me. */
    public static SampleOffice empty() {
        WorkspaceWriter writer = new WorkspaceWriter(user("shyam", "Shyam", "Engineer", "Engineering", Presence.ONLINE));
        writer.office(new Office("Ayodhya", true, null, 20L << 30));
        writer.connection(ConnectionState.LIVE);
        writer.loaded();
        return new SampleOffice(writer);
    }

    /** As {@link #empty()}, before anything came from the disk or the server. */
    public static SampleOffice loading() {
        WorkspaceWriter writer = new WorkspaceWriter(user("shyam", "Shyam", "Engineer", "Engineering", Presence.ONLINE));
        return new SampleOffice(writer);
    }

    WorkspaceWriter writer() {
        return writer;
    }

    public Workspace workspace() {
        return workspace;
    }

    /** Answers views at once, without a server. */
    public ChatActions chats() {
        return this;
    }

    public Conversation conversation(String username) {
        return workspace.conversationWith(username);
    }

    /** A message to me arrives, now. */
    public ChatMessage receive(String from, String body) {
        return write(from, from, body, Instant.now());
    }

    public void connection(ConnectionState state) {
        writer.connection(state);
    }

    /** The office's servers tell its owners. */
    public void backupEnded(BackupRun backup) {
        workspace.backup.set(backup);
    }

    public void presence(String username, Presence presence) {
        writer.status(new dev.vireo.protocol.Status(username, presence, now));
    }

    public void history(String username, LoadState state) {
        conversation(username).loaded().history(state);
    }

    /** Adds a person who is not of the usual cast. */
    public Person add(String username, String name, String title, String department, Presence presence) {
        writer.users(List.of(user(username, name, title, department, presence)));
        return workspace.person(username).orElseThrow();
    }

    /** Somebody leaves the office. */
    public void leaves(String username) {
        writer.users(List.of(workspace.person(username).orElseThrow().document().withActive(false)));
    }

    /** Sets my role in the office. */
    public void myRole(OfficeRole role) {
        writer.users(List.of(new User("shyam", "Shyam", "Engineer", "Engineering", role, "", null, Presence.ONLINE, null)));
    }

    /** The office says that somebody is now like this. */
    public void hear(User user) {
        writer.users(List.of(user));
    }

    /** @param hash of my picture; null for none */
    public void myPicture(@Nullable String hash) {
        writer.users(List.of(workspace.me().document().withAvatar(hash)));
    }

    /** Adds so many more people, for long lists. */
    public void addPeople(int count) {
        List<User> users = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            users.add(user("person" + i, "Person " + i, TITLES.get(i % TITLES.size()),
                    DEPARTMENTS.get(i % DEPARTMENTS.size()), Presence.values()[i % Presence.values().length]));
        }
        writer.users(users);
    }

    @Override
    public void send(Conversation conversation, String body, List<Upload> files) {
        if (!body.isBlank()) {
            write(conversation, null, body, files);
        }
    }

    @Override
    public void forward(Conversation to, List<ChatMessage> messages, String words) {
        throw new UnsupportedOperationException("Talk forwards");
    }

    @Override
    public void send(ThreadConversation thread, String body, List<Upload> files) {
        write(workspace.conversationOf(thread.parent()), thread.parent().id(), body, files);
    }

    private void write(Conversation conversation, @Nullable String parentId, String body, List<Upload> files) {
        writer.addLocal(new ChatMessage(conversation, UUID.randomUUID().toString(), parentId, body, files, Instant.now()));
    }

    @Override
    public void retry(ChatMessage message) {
        message.pending();
    }

    @Override
    public void discard(ChatMessage message) {
        workspace.conversationOf(message).loaded().removeLocal(message);
    }

    @Override
    public void loadLatest(Conversation conversation) {
        // Everything is loaded.
    }

    @Override
    public void loadEarlier(Conversation conversation) {
        // Everything is loaded.
    }

    @Override
    public void markRead(Conversation conversation, ChatMessage upTo) {
        conversation.unreadCounts.readLocally(null, upTo.number());
    }

    @Override
    public void markRead(ThreadConversation thread, ChatMessage upTo) {
        workspace.conversationOf(thread.parent()).unreadCounts.readLocally(thread.parent().id(), upTo.number());
    }

    @Override
    public CompletionStage<Void> edit(ChatMessage message, String body) {
        message.showEdit(body);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void discardEdit(ChatMessage message) {
        message.keepEdit(null);
    }

    @Override
    public CompletionStage<Void> delete(ChatMessage message) {
        message.showDeleted(true);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletionStage<Void> react(ChatMessage message, String emoji, boolean on) {
        message.showReaction(emoji, on);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletionStage<Void> pin(ChatMessage message, boolean on) {
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void loadPins(Conversation conversation) {
        // Nothing is pinned here.
    }

    @Override
    public CompletionStage<Void> save(String messageId, boolean on) {
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletionStage<Void> remind(String messageId, @Nullable Instant at) {
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public ScheduledActions scheduled() {
        return new StagedScheduled(workspace()::scheduled, _ -> CompletableFuture.completedFuture(null));
    }

    @Override
    public void loadSaved() {
        // Nothing is saved here.
    }

    @Override
    public CompletionStage<List<MessageVersion>> versions(ChatMessage message) {
        return CompletableFuture.completedFuture(List.of());
    }

    @Override
    public CompletionStage<Void> markUnreadFrom(ChatMessage message) {
        Conversation conversation = workspace.conversationOf(message);
        int left = (int) conversation.messages().stream()
                .filter(each -> !each.own() && each.number() >= message.number()).count();
        conversation.confirmRead(null, message.number() - 1, left, 0);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletionStage<Void> follow(ThreadConversation thread, boolean on) {
        thread.follow(on, workspace.conversationOf(thread.parent()).loaded().lastNumber());
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void typing(Conversation conversation) {
        // Nobody is told.
    }

    @Override
    public void typing(ThreadConversation thread) {
        // Nobody is told.
    }

    @Override
    public void loadThread(ThreadConversation thread) {
        // Everything is loaded.
    }

    @Override
    public void loadEarlier(ThreadConversation thread) {
        // Everything is loaded.
    }

    @Override
    public CompletionStage<Conversation> find(String messageId) {
        return CompletableFuture
                .completedFuture(workspace.conversations().stream().filter(each -> each.loaded().known().byId(messageId).isPresent())
                        .findFirst().orElseThrow());
    }

    @Override
    public Excerpt openAt(Conversation conversation, String messageId) {
        Excerpt excerpt = new Excerpt((asked, wish) -> {}, closed -> {});
        excerpt.showEarlier(List.copyOf(conversation.messages()), false);
        conversation.loaded().known().byId(messageId).ifPresent(message -> excerpt.found(message, null));
        excerpt.loaded(true);
        return excerpt;
    }

    @Override
    public Excerpt openAt(Conversation conversation, Instant time) {
        return openAt(conversation, conversation.messages().stream().filter(message -> !message.time().isBefore(time)).findFirst()
                .orElseGet(conversation.messages()::getLast).id());
    }

    private void addPeople() {
        List<User> users = new ArrayList<>();
        users.add(user("rama", "Rama", "Designer", "Design", Presence.ONLINE));
        users.add(user("sita", "Sita", "Head of operations", "Operations", Presence.AWAY));
        users.add(user("lakshman", "Lakshman", "Engineer", "Engineering", Presence.DO_NOT_DISTURB));
        int i = 0;
        for (String last : LAST) {
            for (String first : FIRST) {
                String username = (first + "." + last).toLowerCase(java.util.Locale.ROOT);
                users.add(user(username, first + " " + last, TITLES.get(i % TITLES.size()),
                        DEPARTMENTS.get(i % DEPARTMENTS.size()), Presence.values()[i * 7 % 4]));
                i++;
            }
        }
        writer.users(users);
    }

    private void talk(String with, int count, int unread) {
        for (int i = 0; i < count; i++) {
            boolean mine = i < count - unread && i % 3 == 1;
            Instant time = now.minus(Duration.ofMinutes((long) (count - i) * (i % 5 == 0 ? 41 : 40)));
            write(with, mine ? "shyam" : with, LINES.get(i % LINES.size()), time);
        }
        Conversation conversation = conversation(with);
        conversation.confirmRead(null, count - unread, unread, 0);
        conversation.roster.read(with, count - 1L);
    }

    private ChatMessage write(String with, String author, String body, Instant time) {
        Conversation conversation = conversation(with);
        if (conversation.channelId().isEmpty()) {
            conversation.adopt(new Channel("" + pos++, ChannelKind.DIRECT, "", "", time, false, null,
                    List.of(member("shyam"), member(with)), 0, null, null, null, null));
        }
        long number = numbers.merge(with, 1L, Long::sum);
        Message message = Message.written("" + pos++, conversation.channelId(), number, author, body, time, null);
        conversation.count(message);
        ChatMessage shown = conversation.loaded().show(message);
        workspace.conversations.list(conversation);
        if (!shown.own()) {
            workspace.arrived(shown);
        }
        return shown;
    }

    private static Member member(String username) {
        return new Member(username, ChannelRole.MEMBER, NotificationPreference.ALL, null, 0);
    }

    private static User user(String username, String name, String title, String department, Presence presence) {
        String status = switch (presence) {
            case ONLINE -> "";
            case AWAY -> "Back at three";
            case DO_NOT_DISTURB -> "In a meeting";
            case OFFLINE -> "On leave until Monday";
        };
        return new User(username, name, title, department, OfficeRole.MEMBER, status, null, presence,
                Instant.now().minus(Duration.ofMinutes(username.length() * 7L)));
    }
}
