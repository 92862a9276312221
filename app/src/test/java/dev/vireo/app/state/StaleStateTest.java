package dev.vireo.app.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.app.client.ServerClient;
import dev.vireo.app.store.Account;
import dev.vireo.protocol.OfficeRole;
import dev.vireo.protocol.Requests;
import dev.vireo.server.TestOffice;
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
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What a client knew, and the log's entries since, are as good as fetching everything anew: for whoever in the office, whatever
 * happens in it, and whenever the client is not there.
 */
final class StaleStateTest {

    private static final List<String> PEOPLE = List.of("shyam", "sita", "rama", "lakshman", "hanuman");

    @TempDir
    private Path temporary;
    private static final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);
    private static TestOffice office;
    private final List<Desk> desks = new ArrayList<>();

    @BeforeAll
    static void open() {
        ahead.set(Duration.ZERO);
        office = TestOffice.open(() -> Instant.now().plus(ahead.get()));
        office.add(TestOffice.person("hanuman", "Hanuman", OfficeRole.GUEST));
    }

    @AfterAll
    static void close() {
        office.close();
    }

    @AfterEach
    void leave() {
        desks.forEach(Desk::close);
    }

    @ParameterizedTest
    @CsvSource({"1, shyam", "2, sita", "3, rama", "4, lakshman", "5, hanuman", "6, rama"})
    void staleStateAndTheLogsEntriesEqualAFreshFetch(long seed, String who) {
        Random random = new Random(seed);
        try (OfficeLife life = new OfficeLife(office, PEOPLE, seed, StaleStateTest::halfADayPasses)) {
            life.begin();
            Desk live = sitDown(who, "live");
            Desk stale = sitDown(who, "stale");
            for (int round = 0; round < 4; round++) {
                life.goesOn(30);
                if (random.nextBoolean()) {
                    meet(life, stale, round + "before");
                    loadEverything(stale);
                }
                stale.close();
                desks.remove(stale);
                life.goesOn(40);
                stale = sitDown(who, "stale");
                life.goesOn(10);
                String moment = "round " + round + " for " + who + " after " + life.done() + " things";
                meet(life, live, moment);
                meet(life, stale, moment);
                Desk fresh = sitDown(who, "fresh" + round);
                fresh.await("the office is there", () -> fresh.session().workspace().officeProperty().get() != null
                        && fresh.session().workspace().loadedProperty().get());
                List<String> expected = portrayal(fresh);
                assertThat(portrayal(live)).as("live, %s", moment).isEqualTo(expected);
                assertThat(portrayal(stale)).as("restarted, %s", moment).isEqualTo(expected);
                String digest = life.as(who).unread().digest();
                assertThat(List.of(live, stale, fresh)).as("digests, %s", moment)
                        .allMatch(desk -> desk.see(() -> desk.session().workspace().unreadDigest()).equals(digest));
                fresh.close();
                desks.remove(fresh);
            }
            assertThat(life.done()).isGreaterThan(life.refused() / 2);
        }
    }

    private static void halfADayPasses() {
        ahead.updateAndGet(duration -> duration.plusHours(12));
        office.tidyUp();
    }

    /** Everything that happened has reached this desk: what happens now has. */
    private static void meet(OfficeLife life, Desk desk, String moment) {
        String word = "Here at " + moment;
        life.as("shyam").changeUser("shyam", new Requests.UserChange(null, null, null, word, null));
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
        Chats chats = desk.session().chats();
        for (Conversation conversation : desk.see(() -> List.copyOf(workspace.conversations()))) {
            desk.await("all of " + conversation, () -> {
                chats.loadLatest(conversation);
                chats.loadEarlier(conversation);
                return !conversation.hasHole() && !conversation.moreBeforeProperty().get()
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
                    return thread.loaded() && !thread.moreBeforeProperty().get()
                            && thread.historyProperty().get() == LoadState.IDLE;
                });
            }
        }
    }
}
