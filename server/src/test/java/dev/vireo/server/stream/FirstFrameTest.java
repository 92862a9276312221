package dev.vireo.server.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.protocol.Answers;
import dev.vireo.protocol.Cursor;
import dev.vireo.protocol.Event;
import dev.vireo.server.stream.Reader.Received;
import dev.vireo.testing.TestOffice;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a reader knows before anything happened: enough to come back and miss nothing. */
class FirstFrameTest {

    private TestOffice office;

    @BeforeEach
    void open() {
        office = TestOffice.open();
    }

    @AfterEach
    void close() {
        office.close();
    }

    @Test
    void aReaderWhoseConnectionBreaksBeforeAnythingHappenedMissesNothing() {
        Received first;
        try (Reader shyam = Reader.open(office, "shyam")) {
            first = shyam.next();
        }
        assertThat(first.data()).isNotEmpty();
        send("One");
        send("Two");
        try (Reader shyam = Reader.open(office, "shyam", first.id())) {
            assertThat(shyam.next(Event.NewMessage.class).message().body()).isEqualTo("One");
            assertThat(shyam.next(Event.NewMessage.class).message().body()).isEqualTo("Two");
        }
    }

    @Test
    void neitherDoesAReaderOfTheSimpleStream() {
        Received first;
        try (Reader shyam = Reader.openSimple(office, "shyam")) {
            first = shyam.next();
        }
        assertThat(first.name()).isEqualTo("heartbeat");
        assertThat(first.data()).contains("timestamp");
        send("One");
        send("Two");
        try (Reader shyam = Reader.openSimple(office, "shyam", first.id())) {
            assertThat(shyam.nextNamed("new_message").data()).contains("One");
            assertThat(shyam.nextNamed("new_message").data()).contains("Two");
        }
    }

    @Test
    void theFirstFrameIsNeverAheadOfTheReplayBehindIt() {
        Cursor start = cursor();
        send("One");
        send("Two");
        for (String path : List.of("/api/v1/sse/shyam", "/api/users/messages/stream/shyam")) {
            try (Reader shyam = Reader.at(office, path, office.token("shyam"), start.toString())) {
                assertThat(shyam.next().id()).isEqualTo(start.toString());
            }
        }
    }

    @Test
    void aReaderWhoseCursorIsUnknownKeepsItUntilItHasHeardThat() {
        for (String path : List.of("/api/v1/sse/shyam", "/api/users/messages/stream/shyam")) {
            try (Reader shyam = Reader.at(office, path, office.token("shyam"), "other-1")) {
                assertThat(shyam.next().id()).isEqualTo("other-1");
                Received resync = shyam.next();
                assertThat(resync.data()).contains("head");
                assertThat(resync.id()).isEqualTo(cursor().toString());
            }
        }
    }

    @Test
    void readersComeBackAtRandomTimes() {
        Set<Integer> retries = new HashSet<>();
        for (int i = 0; i < 8; i++) {
            try (Reader shyam = i % 2 == 0 ? Reader.open(office, "shyam") : Reader.openSimple(office, "shyam")) {
                Integer retry = shyam.next().retryMillis();
                assertThat(retry).isBetween(500, 3_000);
                retries.add(retry);
                assertThat(shyam.next().retryMillis()).isNull();
            }
        }
        assertThat(retries).hasSizeGreaterThan(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"lastEventId", "last_event_id", "Last-Event-ID", "lastEventID", "after"})
    void whoCannotSetTheHeaderNamesTheCursorInTheQuery(String name) {
        Cursor start = cursor();
        send("One");
        for (String path : List.of("/api/v1/sse/shyam", "/api/users/messages/stream/shyam")) {
            try (Reader shyam = Reader.at(office, path + "?" + name + "=" + start, office.token("shyam"), null)) {
                assertThat(shyam.next().id()).isEqualTo(start.toString());
                shyam.next(frame -> frame.data().contains("One"));
            }
        }
    }

    @Test
    void theLatestWordOnWhereAReaderStoodCounts() {
        Cursor start = cursor();
        send("One");
        Cursor between = cursor();
        send("Two");
        String query = "/api/v1/sse/shyam?after=" + start + "&lastEventId=";
        try (Reader shyam = Reader.at(office, query + between, office.token("shyam"), null)) {
            assertThat(shyam.next().id()).isEqualTo(between.toString());
        }
        try (Reader shyam = Reader.at(office, query + start, office.token("shyam"), between.toString())) {
            assertThat(shyam.next().id()).isEqualTo(between.toString());
        }
        // As the polyfill has it, before it has heard of any.
        try (Reader shyam = Reader.at(office, query, office.token("shyam"), null)) {
            assertThat(shyam.next().id()).isEqualTo(start.toString());
        }
        assertThat(office.as("shyam").get("/api/v1/sse/shyam?lastEventId=nonsense").problem()).isEqualTo("invalid_last_event_id");
    }

    @Test
    void whoHearsNothingThatIsTheirsIsMovedOnByHeartbeats() {
        office.close();
        office = TestOffice.open(config -> config.with(Duration.ofMillis(5)));
        try (Reader lakshman = Reader.open(office, "lakshman")) {
            long begun = Cursor.parse(lakshman.next().id()).pos();
            send("Not for Lakshman");
            Received heartbeat = lakshman.next(frame -> frame.id() != null && !frame.isStored());
            assertThat(heartbeat.event()).isInstanceOf(Event.Heartbeat.class);
            assertThat(Cursor.parse(heartbeat.id()).pos()).isGreaterThan(begun);
        }
    }

    private static final String SEND = "/api/users/messages/send-with-notification";

    private void send(String text) {
        assertThat(office.as("rama").post(SEND, Map.of("from_user", "rama", "to_user", "shyam", "message", text)).status()).isEqualTo(200);
    }

    private Cursor cursor() {
        return office.as("shyam").get("/api/v1/channels").as(Answers.ChannelList.class).cursor();
    }
}
