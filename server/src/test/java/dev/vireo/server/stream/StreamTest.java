package dev.vireo.server.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.protocol.Answers;
import dev.vireo.protocol.Channel;
import dev.vireo.protocol.Cursor;
import dev.vireo.protocol.Event;
import dev.vireo.protocol.Json;
import dev.vireo.protocol.LoggedEvent;
import dev.vireo.protocol.Requests;
import dev.vireo.protocol.Unread;
import dev.vireo.server.stream.Reader.Received;
import dev.vireo.server.tls.TlsChoice;
import dev.vireo.testing.AwayDatabase;
import dev.vireo.testing.TestOffice;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a test is run twice, the second time is over TLS: bytes then pass through one more layer that buffers and closes. */
class StreamTest {

    private TestOffice office;

    @BeforeEach
    void open() {
        office = TestOffice.open(config -> config.with(TlsChoice.AUTO));
    }

    @AfterEach
    void close() {
        office.close();
    }

    @Test
    void aStreamBeginsWithItsConnectionAndSaysWhenItHasCaughtUp() {
        try (Reader shyam = Reader.open(office, "shyam")) {
            Event.Connection connection = (Event.Connection) shyam.next().event();
            assertThat(connection.resumedAfter()).isNull();
            Event.Heartbeat heartbeat = shyam.next(Event.Heartbeat.class);
            assertThat(heartbeat.head()).isEqualTo(connection.head());
            assertThat(heartbeat.unreadDigest()).isEqualTo(Unread.of(List.of()).digest());
            assertThat(heartbeat.storeAvailable()).isTrue();
        }
    }

    @Test
    void aMessageReachesEveryStreamOfBothMembersAndNobodyElse() {
        try (Reader shyam = live("shyam"); Reader second = live("shyam"); Reader rama = live("rama"); Reader sita = live("sita")) {
            send("rama", "shyam", "Is this thing on?");

            for (Reader reader : List.of(shyam, second, rama)) {
                assertThat(reader.next(Event.NewMessage.class).message().body()).isEqualTo("Is this thing on?");
            }
            send("rama", "sita", "And this one?");
            assertThat(sita.next(Event.NewMessage.class).message().body()).isEqualTo("And this one?");
        }
    }

    @ParameterizedTest(name = "over TLS: {0}")
    @ValueSource(booleans = {false, true})
    void aMessageReachesManyStreamsAsItReachesOne(boolean encrypted) {
        List<Reader> readers = IntStream.range(0, 20).mapToObj(i -> live(i % 2 == 0 ? "shyam" : "rama", encrypted)).toList();
        try {
            for (String text : List.of("One", "Two", "Three")) {
                send("rama", "shyam", text);
            }
            for (Reader reader : readers) {
                for (String text : List.of("One", "Two", "Three")) {
                    assertThat(reader.next(Event.NewMessage.class).message().body()).isEqualTo(text);
                }
            }
        } finally {
            readers.forEach(Reader::close);
        }
    }

    @Test
    void unreadCountsFollowEachMessageAndEachReading() {
        try (Reader shyam = live("shyam")) {
            send("rama", "shyam", "One");
            String channelId = shyam.next(Event.NewMessage.class).message().channelId();
            assertThat(shyam.next(Event.UnreadUpdate.class).unread().total()).isEqualTo(1);
            String last = send("rama", "shyam", "Two");
            assertThat(shyam.next(Event.UnreadUpdate.class).unread().total()).isEqualTo(2);
            send("shyam", "rama", "My own words are not unread");

            office.as("shyam").post("/api/v1/channel/" + channelId + "/read", new Requests.Read(last));

            Event.ReadReceipt receipt = shyam.next(Event.ReadReceipt.class);
            assertThat(receipt.unread()).isZero();
            assertThat(shyam.next(Event.UnreadUpdate.class).unread().total()).isZero();
        }
    }

    @ParameterizedTest(name = "over TLS: {0}")
    @ValueSource(booleans = {false, true})
    void aStreamResumedAfterACutAtAnyFrameHasNoHoleAndNoDuplicate(boolean encrypted) {
        Cursor start = cursor("shyam");
        CompletableFuture<Void> writing = CompletableFuture
                .runAsync(() -> IntStream.rangeClosed(1, 120).forEach(i -> send(i % 2 == 0 ? "rama" : "sita", "shyam", "Message " + i)));
        List<Received> received = new ArrayList<>();
        String cursor = start.toString();
        int cuts = 0;
        while (bodies(received).size() < 120) {
            try (Reader shyam = Reader.open(office, "shyam", cursor, encrypted)) {
                // Each stream lives for a different number of frames, so that cuts fall into every place.
                for (int frames = cuts++ % 7; frames >= 0; frames--) {
                    Received stored = shyam.next(Received::isStored);
                    received.add(stored);
                    cursor = stored.id();
                    if (bodies(received).size() == 120) {
                        break;
                    }
                }
            }
        }
        writing.join();

        assertThat(received).extracting(Received::id).doesNotHaveDuplicates();
        assertThat(positions(received)).containsExactlyElementsOf(
                LongStream.rangeClosed(start.pos() + 1, start.pos() + received.size()).boxed().toList());
        assertThat(bodies(received)).containsExactlyElementsOf(
                IntStream.rangeClosed(1, 120).mapToObj(i -> "Message " + i).toList());
    }

    @Test
    void aStreamContinuesAfterARestartOfTheServer() {
        send("rama", "shyam", "Before");
        String cursor = cursor("shyam").toString();
        send("rama", "shyam", "Between");
        office.restart();
        send("rama", "shyam", "After");

        try (Reader shyam = Reader.open(office, "shyam", cursor)) {
            assertThat(shyam.next(Event.NewMessage.class).message().body()).isEqualTo("Between");
            assertThat(shyam.next(Event.NewMessage.class).message().body()).isEqualTo("After");
        }
    }

    @Test
    void aCursorThatIsNotOfThisLogGivesResyncAndThenLiveEvents() {
        Cursor head = cursor("shyam");
        for (String unknown : List.of("other-1", new Cursor(head.epoch(), head.pos() + 1_000).toString())) {
            try (Reader shyam = Reader.open(office, "shyam", unknown)) {
                assertThat(((Event.Connection) shyam.next().event()).resumedAfter()).isNull();
                assertThat(((Event.Resync) shyam.next().event()).head().epoch()).isEqualTo(head.epoch());
                shyam.next(Event.Heartbeat.class);
                send("rama", "shyam", "Live");
                assertThat(shyam.next(Event.NewMessage.class).message().body()).isEqualTo("Live");
            }
            Answers.EventPage polled = Json.readEvents(
                    office.as("shyam").get("/api/v1/events?after=" + unknown).bytes());
            assertThat(polled.events()).extracting(LoggedEvent::event).hasOnlyElementsOfType(Event.Resync.class);
            assertThat(polled.cursor().epoch()).isEqualTo(head.epoch());
        }
    }

    @Test
    void pollingReturnsTheSameEventsAsTheStreamPageByPage() {
        Cursor start = cursor("shyam");
        List<String> streamed;
        try (Reader shyam = live("shyam")) {
            IntStream.rangeClosed(1, 23).forEach(i -> send("rama", "shyam", "Message " + i));
            streamed = shyam.until(frame -> frame.isStored() && frame.data().contains("Message 23")).stream()
                    .filter(Received::isStored)
                    .map(Received::id)
                    // What this server had not delivered yet when the stream began comes with it.
                    .filter(id -> Long.parseLong(id.substring(id.indexOf('-') + 1)) > start.pos())
                    .toList();
        }
        List<String> polled = new ArrayList<>();
        Cursor cursor = start;
        Answers.EventPage page;
        do {
            page = Json.readEvents(office.as("shyam").get("/api/v1/events?limit=5&after=" + cursor).bytes());
            page.events().forEach(event -> polled.add(event.id().toString()));
            cursor = page.cursor();
        } while (page.more());

        assertThat(polled).containsExactlyElementsOf(streamed);
    }

    /** Promise 6. */
    @ParameterizedTest(name = "over TLS: {0}")
    @ValueSource(booleans = {false, true})
    void aReaderWhoDoesNotReadIsCutAndNobodyElseWaits(boolean encrypted) throws IOException {
        String large = "🐦".repeat(9_999);
        try (Socket lazy = lazy(encrypted); Reader shyam = live("shyam", encrypted)) {
            lazy.getOutputStream().write(("GET /api/v1/sse/shyam HTTP/1.1\r\nHost: vireo\r\nAuthorization: Bearer "
                    + office.token("shyam") + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            awaitStreams(2);

            int sent = 0;
            while (streams() > 1) {
                assertThat(sent).as("messages of 40 KB before the reader is cut").isLessThan(400);
                send("rama", "shyam", large + sent++ % 10);
            }
            for (int i = 0; i < sent; i++) {
                shyam.next(Event.NewMessage.class);
            }
        }
    }

    private Socket lazy(boolean encrypted) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(4 * 1024);
        socket.connect(new InetSocketAddress("127.0.0.1", office.address().getPort()));
        return encrypted
                ? office.trust().getSocketFactory().createSocket(socket, "127.0.0.1", socket.getPort(), true)
                : socket;
    }

    /** Promise 7. */
    @Test
    void whileTheDatabaseIsAwayNothingIsAcknowledgedAndStreamsStayAndSaySo() throws SQLException {
        try (Reader shyam = live("shyam")) {
            send("rama", "shyam", "Before");
            try (AwayDatabase _ = office.takeDatabaseAway()) {
                assertThat(shyam.next(frame -> frame.event() instanceof Event.Heartbeat beat && !beat.storeAvailable()))
                        .isNotNull();
                var refused = office.as("rama").post(SEND, message("rama", "shyam", "Meanwhile"));
                assertThat(refused.status()).isEqualTo(503);
                assertThat(refused.header("Retry-After")).isPresent();
                assertThat(office.anybody().get("/ready").status()).isEqualTo(503);
            }
            assertThat(shyam.next(frame -> frame.event() instanceof Event.Heartbeat beat && beat.storeAvailable()))
                    .isNotNull();
            assertThat(office.anybody().get("/ready").status()).isEqualTo(200);
            send("rama", "shyam", "After");
            assertThat(shyam.next(Event.NewMessage.class).message().body()).isEqualTo("After");
        }
    }

    @ParameterizedTest(name = "over TLS: {0}")
    @ValueSource(booleans = {false, true})
    void theStreamOfASessionThatIsEndedEnds(boolean encrypted) {
        String other = office.issueToken("shyam");
        try (Reader shyam = live("shyam", encrypted)) {
            assertThat(office.as("shyam").delete("/api/v1/session").status()).isEqualTo(204);
            shyam.awaitEnd();
        }
        assertThat(office.with(other).get("/api/v1/unread").status()).isEqualTo(200);
    }

    @Test
    void theDigestOfAHeartbeatIsThatOfTheUnreadCounts() {
        send("rama", "shyam", "One");
        send("sita", "shyam", "Two");
        send("shyam", "lakshman", "Three");
        String digest = office.as("shyam").get("/api/v1/unread").as(Unread.class).digest();
        try (Reader shyam = Reader.open(office, "shyam")) {
            assertThat(shyam.next(Event.Heartbeat.class).unreadDigest()).isEqualTo(digest);
        }
        office.restart();
        try (Reader shyam = Reader.open(office, "shyam")) {
            assertThat(shyam.next(Event.Heartbeat.class).unreadDigest()).isEqualTo(digest);
        }
    }

    @Test
    void aStreamAfterASnapshotsCursorRepeatsNothingOfTheSnapshot() {
        send("rama", "shyam", "One");
        Answers.ChannelList snapshot = office.as("shyam").get("/api/v1/channels").as(Answers.ChannelList.class);
        send("rama", "shyam", "Two");

        Channel channel = snapshot.channels().getFirst();
        assertThat(channel.unread()).isEqualTo(1);
        assertThat(channel.lastMessage().body()).isEqualTo("One");
        try (Reader shyam = Reader.open(office, "shyam", snapshot.cursor().toString())) {
            assertThat(shyam.next(Event.NewMessage.class).message().body()).isEqualTo("Two");
        }
    }

    private static final String SEND = "/api/users/messages/send-with-notification";

    private static Map<String, String> message(String from, String to, String text) {
        return Map.of("from_user", from, "to_user", to, "message", text);
    }

    /** @return the id */
    private String send(String from, String to, String text) {
        record Sent(String messageId) {
        }
        return office.as(from).post(SEND, message(from, to, text)).as(Sent.class).messageId();
    }

    /** A stream that has caught up. */
    private Reader live(String username) {
        return live(username, false);
    }

    private Reader live(String username, boolean encrypted) {
        Reader reader = Reader.open(office, username, null, encrypted);
        reader.next(Event.Heartbeat.class);
        return reader;
    }

    private Cursor cursor(String username) {
        return office.as(username).get("/api/v1/channels").as(Answers.ChannelList.class).cursor();
    }

    private int streams() {
        return office.as("shyam").get("/metrics").text().lines()
                .filter(line -> line.startsWith("vireo_streams"))
                .mapToInt(line -> (int) Double.parseDouble(line.split(" ")[1]))
                .findFirst()
                .orElseThrow();
    }

    private void awaitStreams(int count) {
        while (streams() != count) {
            Thread.onSpinWait();
        }
    }

    private static List<String> bodies(List<Received> received) {
        return received.stream()
                .map(Received::event)
                .filter(Event.NewMessage.class::isInstance)
                .map(event -> ((Event.NewMessage) event).message().body())
                .toList();
    }

    private static List<Long> positions(List<Received> received) {
        return received.stream().map(frame -> Cursor.parse(frame.id()).pos()).toList();
    }
}
