package dev.vireo.app.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.app.client.ServerClient;
import dev.vireo.app.client.ServerException;
import dev.vireo.app.state.ChatMessage;
import dev.vireo.app.state.ConnectionState;
import dev.vireo.app.state.Conversation;
import dev.vireo.app.state.Delivery;
import dev.vireo.app.state.Excerpt;
import dev.vireo.app.state.LoadState;
import dev.vireo.app.state.Person;
import dev.vireo.app.state.Reaction;
import dev.vireo.app.state.StateProbe;
import dev.vireo.app.state.ThreadConversation;
import dev.vireo.app.state.ThreadSummary;
import dev.vireo.app.store.Account;
import dev.vireo.protocol.Answers.Scheduled;
import dev.vireo.protocol.Message;
import dev.vireo.protocol.ChannelKind;
import dev.vireo.protocol.ChannelRole;
import dev.vireo.protocol.NotificationPreference;
import dev.vireo.protocol.Permission;
import dev.vireo.testing.TestOffice;
import java.nio.file.Path;
import java.time.Instant;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** People in channels of a real server, without windows. Each story has a channel of its own. */
final class ChannelStoryTest {

    @TempDir private Path temporary;
    private static TestOffice office;
    private final List<Desk> desks = new ArrayList<>();
    private Desk shyam;
    private Desk rama;

    @BeforeAll
    static void open() {
        office = TestOffice.open();
    }

    @AfterAll
    static void close() {
        office.close();
    }

    @AfterEach
    void leave() {
        desks.forEach(Desk::close);
    }

    private Desk signIn(String username) {
        Account account = new Account(office.address(), username, username, office.token(username), false);
        Desk desk = new Desk(temporary.resolve("computer" + desks.size()), account,
                ServerClient.of(office.address()).signedIn(office.token(username)), Desk.QUICK);
        desks.add(desk);
        desk.awaitConnection(ConnectionState.LIVE);
        desk.await("the office is there", () -> desk.session().workspace().people().size() == 3);
        return desk;
    }

    /** Shyam's group with Rama, and both at their desks. Returns its channel. */
    private String group(String name) {
        shyam = signIn("shyam");
        rama = signIn("rama");
        Conversation made = done(shyam, () -> shyam.session().channels().create(ChannelKind.GROUP, name, "",
                List.of(shyam.session().workspace().person("rama").orElseThrow())));
        String channelId = shyam.see(made::channelId);
        rama.await("rama is in it", () -> rama.session().workspace().conversationIn(channelId).isPresent());
        return channelId;
    }

    private static Conversation in(Desk desk, String channelId) {
        return desk.see(() -> desk.session().workspace().conversationIn(channelId).orElseThrow());
    }

    private static void say(Desk desk, String channelId, String body) {
        Conversation conversation = in(desk, channelId);
        desk.act(() -> desk.session().chats().send(conversation, body));
    }

    /** A message that has arrived at somebody's desk. */
    private static ChatMessage message(Desk desk, String channelId, String body) {
        Conversation conversation = in(desk, channelId);
        desk.await("'" + body + "' is there", () -> conversation.messages().stream()
                .anyMatch(message -> message.body().equals(body) && !message.local()));
        return desk.see(() -> conversation.messages().stream().filter(message -> message.body().equals(body)).findFirst()
                .orElseThrow());
    }

    private static <T> T done(Desk desk, Supplier<CompletionStage<T>> asked) {
        try {
            return desk.see(asked::get).toCompletableFuture().get(60, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new AssertionError(e.getCause());
        } catch (InterruptedException | TimeoutException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void whatSomebodyPinsShowsForAllWhoLookUntilItIsUnpinnedOrDeleted() {
        String channel = group("Pins");
        say(shyam, channel, "The bridge opens on Thursday");
        say(shyam, channel, "Bring stones");
        ChatMessage opening = message(rama, channel, "The bridge opens on Thursday");
        ChatMessage stones = message(rama, channel, "Bring stones");
        Conversation shyams = in(shyam, channel);
        Conversation ramas = in(rama, channel);
        shyam.act(() -> shyam.session().chats().loadPins(shyams));
        rama.act(() -> rama.session().chats().loadPins(ramas));

        done(rama, () -> rama.session().chats().pin(opening, true));
        done(rama, () -> rama.session().chats().pin(stones, true));
        shyam.await("both are pinned", () -> shyams.pins().view().size() == 2);
        assertThat(shyam.see(() -> shyams.pins().view().getFirst().message().body())).isEqualTo("Bring stones");
        assertThat(shyam.see(() -> shyams.pins().view().getFirst().by())).isEqualTo("rama");
        rama.await("for her, too", () -> ramas.pins().contains(opening) && ramas.pins().contains(stones));

        ChatMessage own = message(shyam, channel, "Bring stones");
        done(shyam, () -> shyam.session().chats().delete(own));
        rama.await("the deleted one is gone", () -> ramas.pins().view().size() == 1);
        ChatMessage left = message(shyam, channel, "The bridge opens on Thursday");
        done(shyam, () -> shyam.session().chats().pin(left, false));
        rama.await("nothing is pinned", () -> ramas.pins().view().isEmpty());
    }

    @Test
    void whatSomebodySavesIsOnTheirListAtEveryComputerAndOnNobodyElses() {
        String channel = group("Saved");
        say(shyam, channel, "The bridge opens on Thursday");
        ChatMessage opening = message(rama, channel, "The bridge opens on Thursday");
        Desk laptop = signIn("rama");

        done(rama, () -> rama.session().chats().save(opening.id(), true));
        for (Desk desk : List.of(rama, laptop)) {
            desk.await("it is on her list", () -> desk.session().workspace().saved().contains(opening.id()));
        }
        assertThat(shyam.see(() -> shyam.session().workspace().saved().view().size())).isZero();

        ChatMessage own = message(shyam, channel, "The bridge opens on Thursday");
        done(shyam, () -> shyam.session().chats().edit(own, "The bridge opens on Friday"));
        laptop.await("it is as it was edited", () -> laptop.session().workspace().saved().view().stream()
                .anyMatch(saved -> saved.message().body().equals("The bridge opens on Friday")));
        done(shyam, () -> shyam.session().chats().delete(own));
        for (Desk desk : List.of(rama, laptop)) {
            desk.await("the deleted one is gone", () -> desk.session().workspace().saved().view().isEmpty());
        }
    }

    @Test
    void whatSomebodySchedulesIsOnTheirListAtEveryComputerAndIsSent() {
        String channel = group("Later");
        Desk laptop = signIn("rama");
        Conversation ramas = in(rama, channel);
        Instant tomorrow = Instant.now().plus(Duration.ofDays(1)).truncatedTo(ChronoUnit.MILLIS);

        done(rama, () -> rama.session().chats().scheduled().add(ramas, "The bridge opens on Thursday", tomorrow));
        for (Desk desk : List.of(rama, laptop)) {
            desk.await("it is on her list", () -> desk.session().workspace().scheduled().view().size() == 1);
        }
        Scheduled scheduled = laptop.see(() -> laptop.session().workspace().scheduled().view().getFirst());
        assertThat(scheduled.sendAt()).isEqualTo(tomorrow);
        done(laptop, () -> laptop.session().chats().scheduled().change(scheduled.id(), "The bridge opens on Friday", null));
        rama.await("it is as it was edited", () -> rama.session().workspace().scheduled().view().stream()
                .anyMatch(each -> each.body().equals("The bridge opens on Friday")));

        done(rama, () -> rama.session().chats().scheduled().sendNow(scheduled.id()));
        assertThat(message(shyam, channel, "The bridge opens on Friday").author()).isEqualTo("rama");
        for (Desk desk : List.of(rama, laptop)) {
            desk.await("it is off the list", () -> desk.session().workspace().scheduled().view().isEmpty());
        }
    }

    @Test
    void aThreadCountsForWhoIsInItAndReadingItLeavesTheRest() {
        String channel = group("Threads");
        say(shyam, channel, "Who brings the mangoes?");
        ChatMessage seen = message(rama, channel, "Who brings the mangoes?");
        ThreadConversation ramas = rama.see(() -> rama.session().workspace().thread(seen));
        rama.act(() -> rama.session().chats().send(ramas, "I do", List.of()));
        rama.await("it is sent", () -> ramas.replies().size() == 1 && ramas.replies().getFirst().delivery() == Delivery.SENT);

        Conversation shyams = in(shyam, channel);
        shyam.await("one unread", () -> shyams.unread() == 1 && shyams.threadsUnread().size() == 1);
        ChatMessage parent = message(shyam, channel, "Who brings the mangoes?");
        shyam.await("the summary says so", () -> {
            ThreadSummary summary = parent.threadProperty().get();
            return summary != null && summary.replies() == 1 && summary.unread() == 1
                    && summary.participants().equals(List.of("rama"));
        });
        assertThat(shyam.see(() -> shyams.messages().size())).isEqualTo(1);
        ThreadConversation thread = shyam.see(() -> shyam.session().workspace().thread(parent));
        shyam.act(() -> shyam.session().chats().loadThread(thread));
        shyam.await("the reply shows",
                () -> StateProbe.isLoaded(thread) && thread.replies().size() == 1 && thread.followingProperty().get());
        say(rama, channel, "Anything else?");
        shyam.await("two unread", () -> shyams.unread() == 2);

        shyam.act(() -> shyam.session().chats().markRead(thread, thread.replies().getLast()));
        assertThat(shyam.see(() -> shyams.unread())).isEqualTo(1);
        assertThat(shyam.see(() -> thread.unread())).isZero();
        shyam.await("the server knows", () -> StateProbe.confirmedUnread(shyams) == 1);

        done(shyam, () -> shyam.session().chats().follow(thread, false));
        shyam.await("not following", () -> !thread.followingProperty().get());
        rama.act(() -> rama.session().chats().send(ramas, "And rice", List.of()));
        shyam.await("the reply is there", () -> thread.replies().size() == 2);
        assertThat(shyam.see(() -> shyams.unread())).isEqualTo(1);
    }

    @Test
    void whatIsForwardedSaysWhoseWordsTheyAreAndWaitsLikeEveryMessage() {
        String channel = group("Secrets");
        say(shyam, channel, "The bridge opens on Thursday");
        ChatMessage opening = message(rama, channel, "The bridge opens on Thursday");

        rama.act(() -> rama.session().chats().forward(rama.session().workspace().conversationWith("shyam"), List.of(opening), "You said"));
        shyam.await("both are there, in order", () -> shyam.session().workspace().conversationWith("rama").messages().stream()
                .map(ChatMessage::body).toList().equals(List.of("You said", "The bridge opens on Thursday")));
        rama.await("it was sent", () -> rama.session().workspace().conversationWith("shyam").messages().stream()
                .noneMatch(ChatMessage::local));

        for (Desk desk : List.of(shyam, rama)) {
            String other = desk == shyam ? "rama" : "shyam";
            assertThat(desk.see(() -> desk.session().workspace().conversationWith(other).messages().getLast().forwarded()))
                    .contains(new Message.Forwarded("shyam", opening.time()));
        }
    }

    @Test
    void editsReactionsAndDeletionsShowAtOnceHereAndSoonThere() {
        String channel = group("Changes");
        say(shyam, channel, "Helo");
        ChatMessage mine = message(shyam, channel, "Helo");
        ChatMessage theirs = message(rama, channel, "Helo");

        CompletionStage<Void> edited = shyam.see(() -> shyam.session().chats().edit(mine, "Hello"));
        done(shyam, () -> edited);
        rama.await("the edit", () -> theirs.body().equals("Hello") && theirs.editedProperty().get());

        done(rama, () -> rama.session().chats().react(theirs, "👍", true));
        shyam.await("the reaction", () -> mine.reactions().equals(List.of(new Reaction("👍", List.of("rama"), false))));
        assertThat(rama.see(() -> theirs.reactions().getFirst().mine())).isTrue();

        done(shyam, () -> shyam.session().chats().delete(mine));
        rama.await("the deletion", () -> theirs.deleted() && theirs.body().isEmpty() && theirs.reactions().isEmpty());
        Conversation ramas = in(rama, channel);
        assertThat(rama.see(ramas::unread)).isEqualTo(1);
    }

    @Test
    void aRefusedChangeIsUndone() {
        String channel = group("Refusals");
        say(shyam, channel, "Mine");
        ChatMessage theirs = message(rama, channel, "Mine");
        CompletionStage<Void> edit = rama.see(() -> {
            CompletionStage<Void> asked = rama.session().chats().edit(theirs, "Rama's");
            assertThat(theirs.body()).isEqualTo("Rama's");
            return asked;
        });
        assertThat(refusal(rama, () -> edit)).isNotEmpty();
        assertThat(rama.see(theirs::body)).isEqualTo("Mine");
        assertThat(refusal(rama, () -> rama.session().chats().delete(theirs))).isNotEmpty();
        assertThat(rama.see(theirs::deleted)).isFalse();
        assertThat(refusal(rama, () -> rama.session().chats().react(theirs, "no emoji", true))).isNotEmpty();
        assertThat(rama.see(() -> theirs.reactions().isEmpty())).isTrue();
    }

    private static String refusal(Desk desk, Supplier<CompletionStage<Void>> asked) {
        try {
            done(desk, asked);
            throw new AssertionError("it was not refused");
        } catch (ServerException.Refused e) {
            return String.valueOf(e.getMessage());
        }
    }

    @Test
    void mentionsCountAndBreakThroughButNotThroughBeingMuted() {
        String channel = group("Mentions");
        Conversation ramas = in(rama, channel);
        List<ChatMessage> told = new ArrayList<>();
        rama.act(() -> rama.session().workspace().onArrival(message -> {
            if (ramas.notifications().wants(message)) {
                told.add(message);
            }
        }));
        done(rama, () -> rama.session().channels().setNotifications(ramas, NotificationPreference.MENTIONS));
        rama.await("the preference", () -> ramas.notifications().preferenceProperty().get() == NotificationPreference.MENTIONS);
        say(shyam, channel, "To nobody");
        say(shyam, channel, "@rama look");
        rama.await("both counted", () -> ramas.unread() == 2 && ramas.mentions() == 1);
        assertThat(rama.see(() -> told.stream().map(ChatMessage::body).toList())).containsExactly("@rama look");

        done(rama, () -> rama.session().channels().mute(ramas, Instant.now().plusSeconds(3600)));
        rama.await("muted", () -> ramas.notifications().mutedProperty().get());
        say(shyam, channel, "@channel again");
        rama.await("counted", () -> ramas.unread() == 3 && ramas.mentions() == 2);
        assertThat(rama.see(told::size)).isEqualTo(1);
        done(rama, () -> rama.session().channels().mute(ramas, null));
        rama.await("not muted", () -> !ramas.notifications().mutedProperty().get());
    }

    @Test
    void aReadMessageCanBeMarkedUnreadOnEveryComputer() {
        String channel = group("Unread");
        Desk laptop = signIn("rama");
        for (int i = 1; i <= 4; i++) {
            say(shyam, channel, "line " + i);
        }
        Conversation ramas = in(rama, channel);
        ChatMessage second = message(rama, channel, "line 2");
        ChatMessage last = message(rama, channel, "line 4");
        rama.act(() -> rama.session().chats().markRead(ramas, last));
        laptop.await("it is there", () -> laptop.session().workspace().conversationIn(channel).isPresent());
        Conversation there = in(laptop, channel);
        laptop.await("read", () -> there.unread() == 0 && there.readNumberProperty().get() == 4);
        ChatMessage shyams = message(shyam, channel, "line 4");
        shyam.await("shyam sees who has read it", () -> shyams.delivery() == Delivery.READ
                && shyams.readBy().stream().map(Person::username).toList().equals(List.of("rama")));

        done(rama, () -> rama.session().chats().markUnreadFrom(second));
        rama.await("three unread", () -> ramas.unread() == 3 && ramas.readNumberProperty().get() == 1);
        laptop.await("there too", () -> there.unread() == 3);
        assertThat(shyam.see(shyams::delivery)).isEqualTo(Delivery.READ);
    }

    @Test
    void whoIsRemovedSeesTheConversationGoAndComeBackWithNothingUnread() {
        String channel = group("Coming and going");
        say(shyam, channel, "before");
        message(rama, channel, "before");
        Conversation ramas = in(rama, channel);
        Conversation shyams = in(shyam, channel);
        assertThat(rama.see(() -> ramas.may(Permission.ARCHIVE))).isFalse();
        assertThat(shyam.see(() -> shyams.may(Permission.ARCHIVE))).isTrue();
        Person person = shyam.see(() -> shyam.session().workspace().person("rama").orElseThrow());

        done(shyam, () -> shyam.session().channels().remove(shyams, person));
        rama.await("it is gone", () -> ramas.goneProperty().get() && ramas.messages().isEmpty()
                && !rama.session().workspace().conversations().contains(ramas) && !ramas.may(Permission.READ));
        say(shyam, channel, "while rama is away");
        message(shyam, channel, "while rama is away");

        done(shyam, () -> shyam.session().channels().invite(shyams, List.of(person)));
        rama.await("it is back", () -> !ramas.goneProperty().get() && ramas.unread() == 0
                && rama.session().workspace().conversations().contains(ramas));
        message(rama, channel, "while rama is away");
        assertThat(in(rama, channel)).isSameAs(ramas);

        done(shyam, () -> shyam.session().channels().setRole(shyams, person, ChannelRole.READER));
        rama.await("a reader writes nothing", () -> !ramas.may(Permission.WRITE) && ramas.may(Permission.READ));
        say(rama, channel, "or tries");
        rama.await("it is refused", () -> ramas.messages().getLast().delivery() == Delivery.FAILED);
    }

    @Test
    void historyOpensAtATimeAndAtBothOfItsEnds() {
        String channel = group("Dates");
        for (int i = 1; i <= 90; i++) {
            say(shyam, channel, "message " + i);
        }
        ChatMessage last = message(shyam, channel, "message 90");
        ChatMessage early = message(shyam, channel, "message 12");
        Desk laptop = signIn("rama");
        laptop.await("it is there", () -> laptop.session().workspace().conversationIn(channel).isPresent());
        Conversation conversation = in(laptop, channel);

        Excerpt at = laptop.see(() -> laptop.session().chats().openAt(conversation, early.time()));
        laptop.await("it is there", () -> at.targetProperty().get() != null && at.historyProperty().get() == LoadState.IDLE);
        assertThat(laptop.see(() -> at.targetProperty().get().body())).isEqualTo("message 12");
        Excerpt after = laptop.see(() -> laptop.session().chats().openAt(conversation, last.time().plusSeconds(1)));
        laptop.await("the last one", () -> after.targetProperty().get() != null);
        assertThat(laptop.see(() -> after.targetProperty().get().body())).isEqualTo("message 90");
        Excerpt first = laptop.see(() -> laptop.session().chats().openAt(conversation, Instant.EPOCH));
        laptop.await("the first one", () -> first.targetProperty().get() != null);
        assertThat(laptop.see(() -> first.targetProperty().get().number())).isEqualTo(1);

        Conversation empty = in(laptop, group("Silence"));
        Excerpt nothing = laptop.see(() -> laptop.session().chats().openAt(empty, Instant.EPOCH));
        laptop.await("it is over", () -> nothing.historyProperty().get() == LoadState.IDLE);
        assertThat(laptop.see(() -> nothing.targetProperty().get())).isNull();
    }

    @Test
    void anExcerptOpensAnywhereInHistoryFollowsWhatHappensAndGrowsIntoTheConversation() {
        String channel = group("History");
        for (int i = 1; i <= 130; i++) {
            say(shyam, channel, "message " + i);
        }
        message(shyam, channel, "message 130");
        ChatMessage early = message(shyam, channel, "message 30");
        Desk laptop = signIn("rama");
        laptop.await("it is there", () -> laptop.session().workspace().conversationIn(channel).isPresent());
        Conversation conversation = in(laptop, channel);
        Excerpt excerpt = laptop.see(() -> laptop.session().chats().openAt(conversation, early.id()));
        laptop.await("it is there", () -> excerpt.targetProperty().get() != null && excerpt.historyProperty().get() == LoadState.IDLE
                && !excerpt.joinedProperty().get());
        ChatMessage target = laptop.see(() -> excerpt.targetProperty().get());
        assertThat(laptop.see(target::body)).isEqualTo("message 30");
        done(shyam, () -> shyam.session().chats().edit(early, "message thirty"));
        laptop.await("the edit shows", () -> target.body().equals("message thirty"));

        laptop.await("it goes back to the beginning", () -> {
            excerpt.loadEarlier();
            return excerpt.messages().getFirst().number() == 1;
        });
        laptop.await("it grows into the conversation", () -> {
            excerpt.loadLater();
            return excerpt.joinedProperty().get();
        });
        assertThat(laptop.see(() -> conversation.messages().stream().map(ChatMessage::number).toList()))
                .hasSize(130).startsWith(1L).isSorted();
        assertThat(laptop.see(() -> conversation.moreBeforeProperty().get())).isFalse();
    }

    @Test
    void whoIsWritingShowsUntilTheMessageIsThere() {
        String channel = group("Typing");
        Conversation shyams = in(shyam, channel);
        Conversation ramas = in(rama, channel);
        rama.act(() -> rama.session().chats().typing(ramas));
        shyam.await("rama is writing", () -> shyams.typing().stream().map(Person::username).toList().equals(List.of("rama")));
        say(rama, channel, "There");
        message(shyam, channel, "There");
        assertThat(shyam.see(() -> shyams.typing().isEmpty())).isTrue();
    }
}
