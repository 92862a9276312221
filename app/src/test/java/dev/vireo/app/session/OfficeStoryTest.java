package dev.vireo.app.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.app.client.ServerClient;
import dev.vireo.app.client.StreamTiming;
import dev.vireo.app.state.ConnectionState;
import dev.vireo.app.state.Delivery;
import dev.vireo.app.state.Person;
import dev.vireo.app.state.StateProbe;
import dev.vireo.app.store.Account;
import dev.vireo.protocol.Answers;
import dev.vireo.protocol.Presence;
import dev.vireo.testing.Await;
import dev.vireo.testing.TestOffice;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TimeZone;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** People and a real server, without windows. One office for all the stories: each is told by another pair. */
final class OfficeStoryTest {

    @TempDir private Path temporary;
    private static TestOffice office;
    private final List<Desk> desks = new ArrayList<>();

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
        return signIn(username, Desk.QUICK);
    }

    private Desk signIn(String username, StreamTiming timing) {
        ServerClient stranger = ServerClient.of(office.address());
        Answers.SignedIn signedIn = stranger.signIn(username, TestOffice.PASSWORD);
        Account account = new Account(office.address(), username, signedIn.user().displayName(), signedIn.token(), false);
        Desk desk = new Desk(temporary.resolve("computer" + desks.size()), account, stranger.signedIn(signedIn.token()),
                timing);
        desks.add(desk);
        desk.awaitConnection(timing.stream() ? ConnectionState.LIVE : ConnectionState.POLLING);
        desk.await("the office is there", () -> desk.session().workspace().people().size() == 3);
        return desk;
    }

    @Test
    @Timeout(120)
    void aDayInASearchIsInTheSearchersTimeZone() {
        Desk rama = signIn("rama");
        rama.send("lakshman", "The jasmine is in flower");
        rama.awaitDelivery("lakshman", Delivery.SENT);
        Await.until("the message is found", () -> found(rama, "jasmine") > 0);
        TimeZone own = TimeZone.getDefault();
        try {
            // In one of them it is another day than in UTC, whenever this runs.
            for (String zone : List.of("Pacific/Kiritimati", "Pacific/Pago_Pago")) {
                TimeZone.setDefault(TimeZone.getTimeZone(zone));
                assertThat(found(rama, "jasmine on:" + LocalDate.now(ZoneId.of(zone)))).as(zone).isEqualTo(1);
                assertThat(found(rama, "jasmine after:" + LocalDate.now(ZoneId.of(zone)).plusDays(2))).isZero();
            }
        } finally {
            TimeZone.setDefault(own);
        }
    }

    private static int found(Desk desk, String query) {
        return desk.see(() -> desk.session().search().find(query, null, 0)).toCompletableFuture().orTimeout(30, TimeUnit.SECONDS).join()
                .hits().size();
    }

    @Test
    void ramaWritesTheBadgeShowsAndReadingPutsItOutOnBothOfShyamsComputers() {
        Desk shyam = signIn("shyam");
        Desk laptop = signIn("shyam");
        Desk rama = signIn("rama");
        assertThat(shyam.see(() -> shyam.session().workspace().officeNameProperty().get())).isNotNull();

        rama.send("shyam", "Is this thing on?");
        rama.send("shyam", "नमस्ते 👋");
        shyam.awaitUnread("rama", 2);
        laptop.awaitUnread("rama", 2);
        rama.awaitDelivery("shyam", Delivery.SENT);
        assertThat(rama.see(() -> rama.talk("shyam").unread())).isZero();

        shyam.read("rama");
        shyam.awaitUnread("rama", 0);
        laptop.awaitUnread("rama", 0);
        rama.awaitDelivery("shyam", Delivery.READ);

        shyam.send("rama", "It is.");
        rama.awaitUnread("shyam", 1);
        List<String> talk = List.of("Is this thing on?", "नमस्ते 👋", "It is.");
        rama.awaitBodies("shyam", talk);
        shyam.awaitBodies("rama", talk);
        laptop.awaitBodies("rama", talk);
        laptop.awaitUnread("rama", 0);
        shyam.await("the office's name", () -> shyam.session().workspace().officeNameProperty().get().equals(TestOffice.NAME));
    }

    @Test
    void pollingAloneDelivers() {
        Desk sita = signIn("sita", Desk.QUICK.withoutStream().pollingEvery(Duration.ofMillis(100)));
        Desk lakshman = signIn("lakshman");
        lakshman.send("sita", "one");
        sita.awaitUnread("lakshman", 1);
        sita.send("lakshman", "two");
        lakshman.awaitUnread("sita", 1);
        sita.read("lakshman");
        lakshman.awaitDelivery("sita", Delivery.READ);
        sita.awaitBodies("lakshman", List.of("one", "two"));
    }

    @Test
    void aServerRestartedInTheMiddleLeavesBothCompleteAndInOrder() {
        Desk rama = signIn("rama");
        Desk sita = signIn("sita");
        rama.send("sita", "before");
        sita.awaitUnread("rama", 1);

        List<String> bodies = IntStream.range(0, 30).mapToObj(i -> "message " + i).toList();
        bodies.subList(0, 10).forEach(body -> sita.send("rama", body));
        int port = office.stop();
        bodies.subList(10, 20).forEach(body -> sita.send("rama", body));
        sita.awaitConnection(ConnectionState.OFFLINE);
        office.start(port);
        bodies.subList(20, 30).forEach(body -> sita.send("rama", body));

        rama.awaitUnread("sita", 30);
        sita.awaitDelivery("rama", Delivery.SENT);
        List<String> all = new ArrayList<>(List.of("before"));
        all.addAll(bodies);
        rama.awaitBodies("sita", all);
        sita.awaitBodies("rama", all);
        rama.awaitConnection(ConnectionState.LIVE);
        rama.read("sita");
        sita.awaitDelivery("rama", Delivery.READ);
    }

    @Test
    void bothWritingAtOnceSeeTheSameOrder() {
        Desk shyam = signIn("shyam");
        Desk sita = signIn("sita");
        for (int i = 0; i < 20; i++) {
            shyam.send("sita", "s" + i);
            sita.send("shyam", "r" + i);
        }
        shyam.await("all 40", () -> shyam.bodies("sita").size() == 40);
        sita.await("all 40", () -> sita.bodies("shyam").size() == 40);
        shyam.awaitDelivery("sita", Delivery.SENT);
        sita.awaitDelivery("shyam", Delivery.SENT);
        shyam.awaitUnread("sita", 20);
        sita.awaitUnread("shyam", 20);
        assertThat(shyam.see(() -> shyam.bodies("sita"))).isEqualTo(sita.see(() -> sita.bodies("shyam")));
    }

    @Test
    void historyIsFetchedByPagesOnAnotherComputer() {
        Desk lakshman = signIn("lakshman");
        Desk shyam = signIn("shyam");
        for (int i = 0; i < 60; i++) {
            shyam.send("lakshman", "message " + i);
        }
        lakshman.awaitUnread("shyam", 60);
        Desk laptop = signIn("lakshman");
        laptop.awaitUnread("shyam", 60);
        laptop.act(() -> laptop.session().chats().loadLatest(laptop.talk("shyam")));
        laptop.await("a page more", () -> StateProbe.loaded(laptop.talk("shyam")) == 51);
        laptop.act(() -> laptop.session().chats().loadEarlier(laptop.talk("shyam")));
        laptop.awaitBodies("shyam", IntStream.range(0, 60).mapToObj(i -> "message " + i).toList());
        laptop.read("shyam");
        lakshman.awaitUnread("shyam", 0);
    }

    @Test
    void presenceAndProfilesAreFollowed() {
        Desk lakshman = signIn("lakshman");
        Desk rama = signIn("rama");
        lakshman.await("rama is online", () -> person(lakshman, "rama").presenceProperty().get() == Presence.ONLINE);
        rama.act(() -> rama.session().ownProfile().changeStatus("\ud83c\udf33", "In the forest", null));
        rama.act(() -> rama.session().ownProfile().changeAvailability(Presence.DO_NOT_DISTURB, null));
        lakshman.await("the status text", () -> person(lakshman, "rama").statusTextProperty().get().equals("In the forest"));
        lakshman.await("do not disturb", () -> person(lakshman, "rama").presenceProperty().get() == Presence.DO_NOT_DISTURB);
        rama.await("my own status", () -> rama.session().workspace().me().statusTextProperty().get().equals("In the forest"));
    }

    @Test
    void signingOutEndsTheSessionOnTheServer() {
        Desk shyam = signIn("shyam");
        Desk laptop = signIn("shyam");
        ServerClient client = laptop.session().client();
        String other = client.sessions().own().stream().filter(session -> !session.current())
                .max(Comparator.comparing(Answers.SessionInfo::lastUsedAt)).orElseThrow().id();
        client.sessions().end(other);
        shyam.awaitConnection(ConnectionState.SIGNED_OUT);
        laptop.session().signOut();
    }

    private static Person person(Desk desk, String username) {
        return desk.session().workspace().person(username).orElseThrow();
    }
}
