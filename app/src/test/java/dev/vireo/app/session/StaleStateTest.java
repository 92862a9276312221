package dev.vireo.app.session;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.vireo.app.actions.ChatActions;
import dev.vireo.app.client.ServerClient;
import dev.vireo.app.state.ChatMessage;
import dev.vireo.app.state.ConnectionState;
import dev.vireo.app.state.Conversation;
import dev.vireo.app.state.LoadState;
import dev.vireo.app.state.Portrayal;
import dev.vireo.app.state.StateProbe;
import dev.vireo.app.state.ThreadConversation;
import dev.vireo.app.state.Workspace;
import dev.vireo.app.store.Account;
import dev.vireo.protocol.OfficeRole;
import dev.vireo.protocol.Requests;
import dev.vireo.testing.Await;
import dev.vireo.testing.TestOffice;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

/**
 * A client's old state, with the log's entries since, is as good as fetching everything anew: for whoever in the office, whatever happens
 * in it, and whenever the client is not there. At no heartbeat do a client's counts differ from the server's: what mends them must
 * never be needed.
 */
final class StaleStateTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int ROUNDS = 3;
    private static final Duration HEARTBEAT = Duration.ofMillis(200);
    private static final List<String> PEOPLE = List.of("shyam", "sita", "rama", "lakshman", "hanuman");

    @TempDir private Path temporary;
    private static final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);
    private static TestOffice office;
    private final List<Desk> desks = new ArrayList<>();
    private final ListAppender<ILoggingEvent> told = new ListAppender<>();

    @BeforeAll
    static void open() {
        ahead.set(Duration.ZERO);
        office = TestOffice.open(config -> config.with(HEARTBEAT), () -> Instant.now().plus(ahead.get()));
        office.add(TestOffice.person("hanuman", "Hanuman", OfficeRole.GUEST));
    }

    @AfterAll
    static void close() {
        office.close();
    }

    @BeforeEach
    void listen() {
        told.start();
        sessionLog().addAppender(told);
    }

    @AfterEach
    void leave() {
        desks.forEach(Desk::close);
        sessionLog().detachAppender(told);
    }

    private static Logger sessionLog() {
        return (Logger) LoggerFactory.getLogger(Session.class);
    }

    @ParameterizedTest
    @CsvSource({"1, shyam", "2, sita", "3, rama", "4, lakshman", "5, hanuman", "6, rama"})
    void cachedStatePlusTheLogEqualsAFreshFetch(long seed, String who) {
        Random random = new Random(seed);
        try (OfficeLife life = new OfficeLife(office, PEOPLE, seed, StaleStateTest::halfADayPasses)) {
            life.begin();
            Desk live = sitDown(who, "live");
            Desk stale = sitDown(who, "stale");
            for (int round = 0; round < ROUNDS; round++) {
                life.goesOn(14);
                if (random.nextBoolean()) {
                    meet(life, stale, round + "before");
                    loadEverything(stale);
                }
                stale.close();
                desks.remove(stale);
                life.goesOn(16);
                stale = sitDown(who, "stale");
                life.goesOn(6);
                String moment = "round " + round + " for " + who + " after " + life.done() + " things";
                meet(life, live, moment);
                meet(life, stale, moment);
                assertNothingHadToBeMended(life);
                Desk fresh = sitDown(who, "fresh" + round);
                fresh.await("the office is there", () -> fresh.session().workspace().officeProperty().get() != null
                        && fresh.session().workspace().loadedProperty().get());
                List<String> expected = portrayal(fresh);
                assertShows(life, live, expected, "live, " + moment);
                assertShows(life, stale, expected, "restarted, " + moment);
                String digest = life.as(who).messages().unread().digest();
                assertThat(List.of(live, stale, fresh)).as("digests, %s", moment)
                        .allMatch(desk -> desk.see(() -> desk.session().workspace().unreadDigest()).equals(digest));
                assertNothingHadToBeMended(life);
                fresh.close();
                desks.remove(fresh);
                life.agreed();
            }
            assertThat(life.done()).isGreaterThan(life.refused() / 2);
        }
    }

    /** Some changes make a client fetch the office anew, which takes its time. */
    private static void assertShows(OfficeLife life, Desk desk, List<String> expected, String who) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        List<String> shown = portrayal(desk);
        while (!shown.equals(expected) && System.nanoTime() < deadline) {
            Await.time(Duration.ofMillis(100));
            shown = portrayal(desk);
        }
        assertThat(differences(shown, expected)).as("%s; since the last agreement:%n%s", who,
                String.join("\n", life.sinceAgreed())).isEmpty();
    }

    /** Only what differs: of an office in full nobody finds it. */
    private static List<String> differences(List<String> shown, List<String> expected) {
        List<String> differences = new ArrayList<>();
        expected.stream().filter(line -> !shown.contains(line)).map("missing: "::concat).forEach(differences::add);
        shown.stream().filter(line -> !expected.contains(line)).map("instead: "::concat).forEach(differences::add);
        if (differences.isEmpty() && !shown.equals(expected)) {
            differences.add("in another order: " + shown);
        }
        return differences;
    }

    private void assertNothingHadToBeMended(OfficeLife life) {
        List<String> differences = List.copyOf(told.list).stream().map(ILoggingEvent::getFormattedMessage)
                .filter(line -> line.contains("differ")).toList();
        assertThat(differences).as("since the last agreement:%n%s", String.join("\n", life.sinceAgreed())).isEmpty();
    }

    private static void halfADayPasses() {
        ahead.updateAndGet(duration -> duration.plusHours(12));
        office.tidyUp();
    }

    /** Everything that happened has reached this desk: what happens now has. */
    private static void meet(OfficeLife life, Desk desk, String moment) {
        String word = "Here at " + moment;
        life.as("shyam").people().change("shyam", new Requests.UserChange(null, null, null, word, null));
        desk.await(word, () -> desk.session().workspace().person("shyam").orElseThrow().statusTextProperty().get().equals(word));
    }

    private Desk sitDown(String who, String place) {
        Account account = new Account(office.address(), who, who, office.token(who), false);
        Desk desk = new Desk(temporary.resolve(place), account, ServerClient.of(office.address()).signedIn(office.token(who)),
                Desk.QUICK);
        desks.add(desk);
        desk.awaitConnection(ConnectionState.LIVE);
        return desk;
    }

    private static List<String> portrayal(Desk desk) {
        loadEverything(desk);
        return desk.see(() -> Portrayal.of(desk.session().workspace()));
    }

    private static void loadEverything(Desk desk) {
        Workspace workspace = desk.session().workspace();
        ChatActions chats = desk.session().chats();
        for (Conversation conversation : desk.see(() -> List.copyOf(workspace.conversations()))) {
            desk.await("all of " + conversation, () -> {
                chats.loadLatest(conversation);
                chats.loadEarlier(conversation);
                return !StateProbe.hasHole(conversation) && !conversation.moreBeforeProperty().get()
                        && conversation.historyProperty().get() == LoadState.IDLE;
            });
            for (ChatMessage message : desk.see(() -> List.copyOf(conversation.messages()))) {
                desk.await("the thread of " + message, () -> {
                    if (message.threadProperty().get() == null) {
                        return true;
                    }
                    ThreadConversation thread = workspace.thread(message);
                    chats.loadThread(thread);
                    chats.loadEarlier(thread);
                    return StateProbe.isLoaded(thread) && !thread.moreBeforeProperty().get()
                            && thread.historyProperty().get() == LoadState.IDLE;
                });
            }
        }
    }
}
