package dev.vireo.app.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.app.client.ScriptedServer;
import dev.vireo.app.client.StreamTiming;
import dev.vireo.app.failures.FailureReason;
import dev.vireo.app.state.ConnectionState;
import dev.vireo.app.state.Delivery;
import dev.vireo.app.state.StateProbe;
import dev.vireo.protocol.Event;
import dev.vireo.protocol.Message;
import dev.vireo.protocol.Presence;
import dev.vireo.protocol.Status;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One client against a server that fails as it is told to. */
final class SessionTest {

    @TempDir private Path temporary;
    private ScriptedServer server;
    private ScriptedDesks desks;
    private Desk shyam;

    @BeforeEach
    void open() throws IOException {
        server = new ScriptedServer();
        desks = new ScriptedDesks(server);
    }

    @AfterEach
    void close() {
        desks.close();
    }

    private Desk sitDown(Path data) {
        return sitDown(data, Desk.QUICK);
    }

    private Desk sitDown(Path data, StreamTiming timing) {
        shyam = desks.sitDown(data, timing);
        return shyam;
    }

    private void signIn() {
        sitDown(temporary.resolve("data"));
        shyam.awaitConnection(ConnectionState.LIVE);
    }

    private List<String> sent(String to) {
        return server.history(to).stream().filter(message -> message.author().equals("shyam")).map(Message::body).toList();
    }

    // --- sending ----------------------------------------------------------------------------------------------------

    @Test
    void aFirstMessageCreatesTheChannelAndIsTickedWhenRead() {
        signIn();
        shyam.send("rama", "\n \nIs this thing on?  \n");
        shyam.awaitDelivery("rama", Delivery.SENT);
        assertThat(sent("rama")).containsExactly("Is this thing on?");
        assertThat(shyam.see(() -> shyam.talk("rama").channelId())).isNotEmpty();
        assertThat(shyam.see(() -> shyam.session().workspace().conversations())).hasSize(1);

        server.otherReads("rama");
        shyam.awaitDelivery("rama", Delivery.READ);
        assertThat(shyam.see(() -> shyam.talk("rama").unread())).isZero();
    }

    @Test
    void whatIsWrittenOfflineWaitsAndIsSentOnceInItsOrder() {
        signIn();
        server.away(true);
        shyam.awaitConnection(ConnectionState.OFFLINE);
        List<String> bodies = IntStream.range(0, 20).mapToObj(i -> "message " + i).toList();
        bodies.forEach(body -> shyam.send("rama", body));
        shyam.awaitBodies("rama", bodies);
        shyam.awaitDelivery("rama", Delivery.PENDING);

        server.away(false);
        shyam.await("all sent", () -> sent("rama").size() >= 20);
        shyam.awaitDelivery("rama", Delivery.SENT);
        assertThat(sent("rama")).isEqualTo(bodies);
        shyam.awaitBodies("rama", bodies);
    }

    @Test
    void anAnswerThatIsLostDoesNotSendTwice() {
        signIn();
        server.loseAnswers(3);
        shyam.send("rama", "once");
        shyam.send("rama", "and again");
        shyam.await("both show", () -> shyam.bodies("rama").size() == 2);
        shyam.await("both sent", () -> sent("rama").size() >= 2);
        shyam.awaitDelivery("rama", Delivery.SENT);
        shyam.awaitBodies("rama", List.of("once", "and again"));
        assertThat(sent("rama")).containsExactly("once", "and again");
    }

    @Test
    void aClientKilledMidSendSendsExactlyOnceAfterItsRestart() {
        sitDown(temporary.resolve("data"));
        shyam.awaitConnection(ConnectionState.LIVE);
        shyam.send("rama", "before");
        shyam.awaitDelivery("rama", Delivery.SENT);

        // The server takes the message, but this computer loses its power before it hears so.
        server.loseAnswers(Integer.MAX_VALUE);
        server.refuseStreams(true);
        server.away(false);
        shyam.send("rama", "mid-send");
        shyam.await("the server has it", () -> sent("rama").size() == 2);
        server.away(true);
        shyam.send("rama", "after");
        shyam.await("three bubbles", () -> shyam.bodies("rama").size() == 3);
        Path disk = shyam.diskAfterPowerLoss(temporary.resolve("copy"));
        desks.leave(shyam);

        server.away(false);
        server.loseAnswers(0);
        server.refuseStreams(false);
        sitDown(disk);
        shyam.awaitBodies("rama", List.of("before", "mid-send", "after"));
        shyam.awaitDelivery("rama", Delivery.SENT);
        assertThat(sent("rama")).containsExactly("before", "mid-send", "after");
    }

    @Test
    void aRefusedMessageSaysWhyAndCanBeRetriedOrDiscarded() {
        signIn();
        server.refuseMessages(413);
        shyam.send("rama", "first");
        shyam.send("rama", "second");
        shyam.await("both failed, with the reason", () -> shyam.talk("rama").messages().stream()
                .filter(message -> message.failureProperty().get().equals(new FailureReason.KnownProblem("refused", "No."))).count() == 2);

        // It is still there after a restart.
        desks.leave(shyam);
        server.refuseMessages(0);
        signIn();
        shyam.await("two failed", () -> shyam.talk("rama").messages().size() == 2);
        shyam.awaitDelivery("rama", Delivery.FAILED);

        shyam.act(() -> shyam.session().chats().discard(shyam.talk("rama").messages().getFirst()));
        shyam.act(() -> shyam.session().chats().retry(shyam.talk("rama").messages().getFirst()));
        shyam.awaitDelivery("rama", Delivery.SENT);
        assertThat(sent("rama")).containsExactly("second");
        shyam.awaitBodies("rama", List.of("second"));
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 503})
    void aServerThatIsBusyOrAsksForPatienceIsAskedAgain(int status) {
        signIn();
        server.refuseMessages(status);
        shyam.send("rama", "patience");
        int before = server.calls().size();
        shyam.await("it tries again", () -> server.calls().stream().skip(before)
                .filter(call -> call.endsWith("/messages")).count() > 2);
        shyam.awaitDelivery("rama", Delivery.PENDING);
        server.refuseMessages(0);
        shyam.awaitDelivery("rama", Delivery.SENT);
        assertThat(sent("rama")).containsExactly("patience");
    }

    // --- receiving and reading --------------------------------------------------------------------------------------

    @Test
    void aMessageRaisesTheBadgeAndReadingPutsItOutHereAndOnTheServer() {
        signIn();
        server.receive("rama", "one");
        server.receive("rama", "two");
        shyam.awaitUnread("rama", 2);
        shyam.read("rama");
        assertThat(shyam.see(() -> shyam.talk("rama").unread())).isZero();
        shyam.await("the server knows", () -> StateProbe.confirmedUnread(shyam.talk("rama")) == 0);
        assertThat(server.calls().stream().filter(call -> call.endsWith("/read"))).hasSize(1);
    }

    @Test
    void readingOnAnotherComputerPutsTheBadgeOutHere() {
        signIn();
        server.receive("rama", "one");
        shyam.awaitUnread("rama", 1);
        server.readElsewhere("rama");
        shyam.awaitUnread("rama", 0);
    }

    @Test
    void readingFastSendsOnlyTheLastPosition() {
        signIn();
        for (int i = 0; i < 50; i++) {
            server.receive("rama", "message " + i);
        }
        shyam.awaitUnread("rama", 50);
        shyam.act(() -> shyam.talk("rama").messages().forEach(
                message -> shyam.session().chats().markRead(shyam.talk("rama"), message)));
        shyam.act(() -> shyam.session().chats().markRead(shyam.talk("rama"), shyam.talk("rama").messages().getFirst()));
        assertThat(shyam.see(() -> shyam.talk("rama").unread())).isZero();
        shyam.await("the server knows", () -> StateProbe.confirmedUnread(shyam.talk("rama")) == 0);
        assertThat(server.calls().stream().filter(call -> call.endsWith("/read")).count()).isLessThanOrEqualTo(10);
    }

    @Test
    void whatWasReadOfflineIsToldLaterAlsoAfterARestart() {
        signIn();
        server.receive("rama", "one");
        shyam.awaitUnread("rama", 1);
        server.away(true);
        shyam.awaitConnection(ConnectionState.OFFLINE);
        shyam.read("rama");
        shyam.awaitUnread("rama", 0);
        desks.leave(shyam);

        sitDown(temporary.resolve("data"));
        shyam.await("the cache shows", () -> shyam.session().workspace().loadedProperty().get());
        shyam.awaitUnread("rama", 0);
        server.away(false);
        shyam.await("the server knows", () -> StateProbe.confirmedUnread(shyam.talk("rama")) == 0);
    }

    @Test
    void wrongUnreadCountsAreCorrected() {
        signIn();
        server.receive("rama", "one");
        shyam.awaitUnread("rama", 1);
        shyam.act(() -> StateProbe.miscount(shyam.talk("rama"), 7));
        server.receive("sita", "a heartbeat follows");
        shyam.awaitUnread("sita", 1);
        shyam.awaitUnread("rama", 1);
    }

    @Test
    void aHoleIsFilledBeforeWhatComesAfterItShows() {
        signIn();
        server.receive("rama", "one");
        shyam.awaitUnread("rama", 1);
        server.receiveWithoutEvent("rama", "two");
        server.receiveWithoutEvent("rama", "three");
        server.receive("rama", "four");
        shyam.awaitBodies("rama", List.of("one", "two", "three", "four"));
        shyam.awaitUnread("rama", 4);
    }

    // --- connections ------------------------------------------------------------------------------------------------

    @Test
    void pollingAloneDeliversBothWays() {
        sitDown(temporary.resolve("data"), Desk.QUICK.withoutStream());
        shyam.awaitConnection(ConnectionState.POLLING);
        server.receive("rama", "one");
        shyam.awaitUnread("rama", 1);
        shyam.send("rama", "two");
        shyam.awaitDelivery("rama", Delivery.SENT);
        shyam.read("rama");
        shyam.await("the server knows", () -> StateProbe.confirmedUnread(shyam.talk("rama")) == 0);
        shyam.awaitBodies("rama", List.of("one", "two"));
        assertThat(server.streamsOpened()).isZero();
    }

    @Test
    void theDiskShowsBeforeTheServerAnswersAndTheStreamGoesOnFromIt() {
        signIn();
        server.receive("rama", "one");
        shyam.awaitUnread("rama", 1);
        shyam.await("the office's name", () -> !shyam.session().workspace().officeNameProperty().get().isEmpty());
        desks.leave(shyam);
        server.away(true);
        server.receive("rama", "two");

        sitDown(temporary.resolve("data"));
        shyam.awaitUnread("rama", 1);
        shyam.awaitConnection(ConnectionState.OFFLINE);
        assertThat(shyam.see(() -> shyam.session().workspace().officeNameProperty().get())).isEqualTo("Ayodhya");
        int snapshots = snapshots();
        server.away(false);
        shyam.awaitBodies("rama", List.of("one", "two"));
        shyam.awaitUnread("rama", 2);
        assertThat(snapshots()).isEqualTo(snapshots);
    }

    @Test
    void anOfficeRestoredFromABackupIsFetchedAnew() {
        signIn();
        for (int i = 1; i <= 5; i++) {
            server.receive("rama", "message " + i);
        }
        shyam.awaitUnread("rama", 5);
        server.away(true);
        shyam.awaitConnection(ConnectionState.OFFLINE);
        server.restoreFromBackup(2);
        server.away(false);
        shyam.awaitUnread("rama", 2);
        server.receive("rama", "another third");
        shyam.awaitUnread("rama", 3);
        shyam.await("the lost future is gone", () -> shyam.bodies("rama").equals(List.of("message 2", "another third")));
        shyam.act(() -> shyam.session().chats().loadLatest(shyam.talk("rama")));
        shyam.awaitBodies("rama", List.of("message 1", "message 2", "another third"));
    }

    @Test
    void aRevokedSessionIsSaid() {
        signIn();
        server.signOut();
        server.refuseStreams(true);
        shyam.awaitConnection(ConnectionState.SIGNED_OUT);
    }

    @Test
    void presenceIsAskedForOnEachConnectionAndFollowedThen() {
        signIn();
        shyam.await("rama is there", () -> presence("rama") == Presence.ONLINE);
        server.away(true);
        shyam.awaitConnection(ConnectionState.OFFLINE);
        shyam.act(() -> StateProbe.status(shyam.session().workspace(), new Status("sita", Presence.ONLINE, Instant.now())));
        server.away(false);
        shyam.await("sita is not", () -> presence("sita") == Presence.OFFLINE);
    }

    @Test
    void messagesOfOtherChannelsAreIgnored() {
        signIn();
        int snapshots = snapshots();
        server.event(new Event.NewMessage(Message.written("1", "99999", 1, "sita", "?", Instant.now(), null)));
        server.receive("rama", "and it goes on");
        shyam.awaitUnread("rama", 1);
        assertThat(snapshots()).isEqualTo(snapshots);
    }

    private int snapshots() {
        return (int) server.calls().stream().filter(call -> call.endsWith("/channels")).count();
    }

    private Presence presence(String username) {
        return shyam.session().workspace().person(username).orElseThrow().presenceProperty().get();
    }
}
