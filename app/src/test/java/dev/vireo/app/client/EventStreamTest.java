package dev.vireo.app.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.protocol.Cursor;
import dev.vireo.protocol.Event;
import dev.vireo.protocol.LoggedEvent;
import dev.vireo.protocol.OfficeRole;
import dev.vireo.protocol.User;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class EventStreamTest {

    private static final StreamTiming QUICK = new StreamTiming(Duration.ofMillis(20), Duration.ofMillis(2),
            Duration.ofMillis(20), Duration.ofSeconds(40), Duration.ofMillis(12), true);

    private ScriptedServer server;
    private ServerClient client;
    private EventStream stream;
    private final Heard heard = new Heard();

    /** Everything that the stream told, in its order. */
    private final class Heard implements StreamListener {
        private final List<LoggedEvent> events = new ArrayList<>();
        private final List<Event> told = new ArrayList<>();
        private final List<LinkState> links = new ArrayList<>();
        private Cursor cursor;
        private int startedOver;

        @Override
        public synchronized void arrived(List<LoggedEvent> arrived, Cursor upTo) {
            events.addAll(arrived);
            cursor = upTo;
            notifyAll();
        }

        @Override
        public synchronized void told(Event event) {
            told.add(event);
            notifyAll();
        }

        @Override
        public synchronized void linkChanged(LinkState link) {
            links.add(link);
            notifyAll();
        }

        @Override
        public Cursor startOver() {
            Cursor head = client.channels().mine().cursor();
            synchronized (this) {
                startedOver++;
                notifyAll();
            }
            return head;
        }

        synchronized void await(BooleanSupplier condition) {
            long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
            try {
                while (!condition.getAsBoolean() && System.nanoTime() < deadline) {
                    wait(20);
                }
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            assertThat(condition.getAsBoolean()).as("within ten seconds; heard %s, %d events", links, events.size())
                    .isTrue();
        }

        synchronized void awaitLink(LinkState link) {
            await(() -> !links.isEmpty() && links.getLast() == link);
        }

        synchronized void awaitExactly(int from, int to) {
            await(() -> !events.isEmpty() && events.getLast().id().pos() >= to);
            List<Long> expected = new ArrayList<>();
            for (long pos = from; pos <= to; pos++) {
                expected.add(pos);
            }
            assertThat(events).extracting(event -> event.id().pos()).isEqualTo(expected);
        }
    }

    @BeforeEach
    void open() throws IOException {
        server = new ScriptedServer();
        client = server.client();
    }

    @AfterEach
    void close() {
        stream.close();
        client.close();
        server.close();
    }

    private void follow(StreamTiming timing, Cursor after) {
        stream = new EventStream(client, ScriptedServer.READER, timing, new Random(1), heard);
        stream.start(after);
    }

    private void happen(int count) {
        for (int i = 0; i < count; i++) {
            server.event(new Event.UserUpdated(
                    new User("rama", "Rama", "", "", OfficeRole.MEMBER, "", null, null, null)));
        }
    }

    @Test
    void aReconnectedStreamContinuesExactlyAfterItsCursor() {
        happen(5);
        follow(QUICK, new Cursor("e1", 2));
        heard.awaitExactly(3, 5);

        server.away(true);
        heard.awaitLink(LinkState.OFFLINE);
        happen(4);
        server.away(false);

        heard.awaitExactly(3, 9);
        heard.awaitLink(LinkState.LIVE);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 60, 119, 120, 121, 122, 123, 150, 200, 300, 401, 777})
    void aStreamCutAnywhereHasNoHoleAndNoDuplicate(int bytes) {
        server.cutAfter(bytes);
        happen(12);
        follow(QUICK, new Cursor("e1", 0));
        heard.awaitExactly(1, 12);
        happen(12);
        heard.awaitExactly(1, 24);
    }

    @Test
    void whileTheStreamIsDownPollingDeliversAndTheStreamTakesOverWithoutHoleOrDuplicate() {
        follow(QUICK, new Cursor("e1", 0));
        happen(3);
        heard.awaitLink(LinkState.LIVE);
        heard.awaitExactly(1, 3);

        server.refuseStreams(true);
        heard.awaitLink(LinkState.POLLING);
        happen(250);
        heard.awaitExactly(1, 253);

        server.refuseStreams(false);
        heard.awaitLink(LinkState.LIVE);
        happen(3);
        heard.awaitExactly(1, 256);
    }

    /** If it came back at once it would end another of the same person's streams, and that one this. */
    @Test
    void theOldestOfTooManyStreamsPollsForAWhile() {
        follow(QUICK, new Cursor("e1", 0));
        heard.awaitLink(LinkState.LIVE);
        server.endStreamsAsTooMany();
        heard.awaitLink(LinkState.POLLING);
        happen(3);
        heard.awaitExactly(1, 3);
        happen(3);
        heard.awaitExactly(1, 6);
        assertThat(server.streamsOpened()).isEqualTo(1);
    }

    @Test
    void reconnectingUnderLoadLosesNothing() {
        follow(QUICK, new Cursor("e1", 0));
        for (int round = 0; round < 20; round++) {
            server.refuseStreams(round % 2 == 0);
            happen(10);
            int seen = round * 10;
            heard.await(() -> heard.events.size() > seen);
        }
        server.refuseStreams(false);
        heard.awaitExactly(1, 200);
        heard.awaitLink(LinkState.LIVE);
    }

    @Test
    void withoutAStreamAtAllPollingIsEnough() {
        follow(QUICK.withoutStream(), null);
        heard.awaitLink(LinkState.POLLING);
        happen(10);
        heard.awaitExactly(1, 10);
        assertThat(server.streamsOpened()).isZero();
    }

    @Test
    void aSilentStreamCountsAsDead() {
        server.silent(true);
        follow(new StreamTiming(QUICK.poll(), QUICK.retryLeast(), QUICK.retryMost(), Duration.ofMillis(100),
                QUICK.moment(), true),
                new Cursor("e1", 0));
        happen(2);
        heard.await(() -> server.streamsOpened() > 1);
        server.silent(false);
        heard.awaitExactly(1, 2);
    }

    @Test
    void anUnknownCursorStartsOver() {
        happen(3);
        follow(QUICK, new Cursor("other", 77));
        heard.await(() -> heard.startedOver == 1);
        heard.awaitLink(LinkState.LIVE);
        happen(2);
        heard.awaitExactly(4, 5);
    }

    @Test
    void anUnknownCursorStartsOverWhenPollingToo() {
        happen(3);
        follow(QUICK.withoutStream(), new Cursor("other", 77));
        heard.await(() -> heard.startedOver == 1);
        happen(2);
        heard.awaitExactly(4, 5);
    }

    @Test
    void withoutACursorItStartsOverUntilThatWorks() {
        server.away(true);
        follow(QUICK, null);
        heard.awaitLink(LinkState.OFFLINE);
        happen(2);
        server.away(false);
        heard.awaitLink(LinkState.LIVE);
        happen(1);
        heard.awaitExactly(3, 3);
    }

    @Test
    void aRevokedTokenEndsIt() {
        follow(QUICK, new Cursor("e1", 0));
        heard.awaitLink(LinkState.LIVE);
        server.signOut();
        server.refuseStreams(true);
        heard.awaitLink(LinkState.SIGNED_OUT);
        int calls = server.calls().size();
        happen(2);
        heard.await(() -> heard.links.getLast() == LinkState.SIGNED_OUT);
        assertThat(heard.events).isEmpty();
        assertThat(server.calls()).hasSizeLessThanOrEqualTo(calls + 1);
    }

    @Test
    void aHeartbeatIsToldWithExactlyTheCursorItSpeaksOf() {
        follow(QUICK, new Cursor("e1", 0));
        happen(3);
        heard.await(() -> !heard.told.isEmpty());
        assertThat(heard.told.getLast()).isInstanceOfSatisfying(Event.Heartbeat.class,
                heartbeat -> assertThat(heartbeat.head()).isEqualTo(heard.cursor));
    }

    @Test
    void startingAnewAsksForEverything() {
        follow(QUICK, new Cursor("e1", 0));
        happen(3);
        heard.awaitExactly(1, 3);
        stream.startAnew();
        heard.await(() -> heard.startedOver == 1);
        happen(1);
        heard.awaitExactly(1, 4);
    }
}
