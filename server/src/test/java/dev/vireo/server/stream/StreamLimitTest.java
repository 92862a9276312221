package dev.vireo.server.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.protocol.Event;
import dev.vireo.protocol.Limits;
import dev.vireo.server.stream.Reader.Received;
import dev.vireo.testing.TestOffice;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One person's streams are their own affair: however many there are, and whether anybody reads them. */
class StreamLimitTest {

    private static final String SEND = "/api/users/messages/send-with-notification";
    private static final int MANY = 250;

    private TestOffice office = TestOffice.open();

    @AfterEach
    void close() {
        office.close();
    }

    @Test
    void oneStreamTooManyEndsTheOldestWithAReason() {
        List<Reader> readers = new ArrayList<>();
        try (Reader rama = live("rama")) {
            for (int i = 0; i < Limits.STREAMS_PER_PERSON; i++) {
                readers.add(live("sita"));
            }
            readers.add(Reader.openSimple(office, "sita"));

            Received last = readers.getFirst().next(frame -> frame.event() instanceof Event.StreamEnded);
            assertThat(((Event.StreamEnded) last.event()).reason()).isEqualTo(Event.StreamEnded.TOO_MANY_STREAMS);
            assertThat(last.retryMillis()).isEqualTo(60_000);
            readers.getFirst().awaitEnd();

            send("rama", "sita", "Still there?");
            for (Reader reader : readers.subList(1, Limits.STREAMS_PER_PERSON)) {
                reader.next(Event.NewMessage.class);
            }
            readers.getLast().nextNamed("new_message");
            rama.next(Event.NewMessage.class);
        } finally {
            readers.forEach(Reader::close);
        }
    }

    @Test
    void theSimpleStreamAlsoEndsWithAReason() {
        reopen(1);
        try (Reader simple = Reader.openSimple(office, "sita"); Reader _ = Reader.open(office, "sita")) {
            Received last = simple.nextNamed("stream_ended");
            assertThat(last.data()).contains("\"reason\":\"too_many_streams\"");
            simple.awaitEnd();
        }
    }

    @Test
    void anOldestThatDoesNotReadIsCutAsWell() throws IOException {
        reopen(1);
        String large = "🐦".repeat(9_990);
        try (Socket _ = unread("sita")) {
            awaitStreams(1);
            for (int i = 0; i < 100; i++) {
                send("rama", "sita", large + i);
            }
            try (Reader sita = live("sita")) {
                awaitStreams(1);
                send("rama", "sita", "Still there?");
                // The last of the large ones may still be on its way.
                String heard;
                do {
                    heard = sita.next(Event.NewMessage.class).message().body();
                } while (heard.startsWith(large));
                assertThat(heard).isEqualTo("Still there?");
            }
        }
    }

    /** With the limit that an administrator has raised: the fan-out itself waits for nobody. */
    @Test
    void manyUnreadStreamsDelayNobody() throws IOException {
        reopen(MANY);
        String large = "🐦".repeat(9_990);
        List<Socket> lazy = new ArrayList<>();
        try (Reader lakshman = live("lakshman")) {
            for (int i = 0; i < MANY; i++) {
                lazy.add(unread("sita"));
            }
            awaitStreams(MANY + 1);
            int sent = 0;
            while (streams() > 1) {
                assertThat(sent).as("messages of 40 KB before all are cut").isLessThan(400);
                send("rama", "sita", large + sent++);
                send("rama", "lakshman", "Number " + sent);
                assertThat(lakshman.next(Event.NewMessage.class).message().body()).isEqualTo("Number " + sent);
                if (sent % 10 == 0) {
                    assertThat(office.as("sita").get("/api/v1/events").status()).isEqualTo(200);
                    assertThat(office.anybody().get("/ready").status()).isEqualTo(200);
                }
            }
        } finally {
            for (Socket socket : lazy) {
                socket.close();
            }
        }
        try (Reader sita = live("sita")) {
            send("rama", "sita", "And after it?");
            assertThat(sita.next(Event.NewMessage.class).message().body()).isEqualTo("And after it?");
        }
    }

    private void reopen(int streamsPerPerson) {
        office.close();
        office = TestOffice.open(config -> config.allowingStreams(streamsPerPerson));
    }

    private Reader live(String username) {
        Reader reader = Reader.open(office, username);
        reader.next(Event.Heartbeat.class);
        return reader;
    }

    /** A stream that is opened and never read. */
    private Socket unread(String username) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(4 * 1024);
        socket.connect(new InetSocketAddress("127.0.0.1", office.address().getPort()));
        socket.getOutputStream().write(("GET /api/v1/sse/" + username + " HTTP/1.1\r\nHost: vireo\r\nAuthorization: Bearer "
                + office.token(username) + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private void send(String from, String to, String text) {
        assertThat(office.as(from).post(SEND, Map.of("from_user", from, "to_user", to, "message", text)).status()).isEqualTo(200);
    }

    private void awaitStreams(int count) {
        while (streams() != count) {
            Thread.onSpinWait();
        }
    }

    private int streams() {
        return office.as("shyam").get("/metrics").text().lines()
                .filter(line -> line.startsWith("vireo_streams"))
                .mapToInt(line -> (int) Double.parseDouble(line.split(" ")[1]))
                .findFirst()
                .orElseThrow();
    }
}
