package dev.vireo.server.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.testing.RawConnection;
import dev.vireo.testing.TestOffice;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How a stream stands in its connection. */
class FramingTest {

    private static final String LAST_CHUNK = "\r\n0\r\n\r\n";

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
    void aStreamThatEndsInOrderHasALastChunkAndItsConnectionGoesOn() {
        String token = office.signIn("shyam");
        try (RawConnection connection = new RawConnection(office.address())) {
            connection.say(request(token, "HTTP/1.1", ""));
            String said = readUntil(connection, "", "heartbeat");
            assertThat(head(said)).contains("Transfer-Encoding: chunked").doesNotContain("Connection:").doesNotContain("Content-Length");
            assertThat(body(said)).matches("(?s)[0-9a-f]+\\r\\n(retry: [0-9]+\\n)?id: [^\\n]+\\ndata: .*");

            office.with(token).delete("/api/v1/session");
            said = readUntil(connection, said, LAST_CHUNK);
            assertThat(said).endsWith("\n\n" + LAST_CHUNK);

            connection.say("GET /ready HTTP/1.1\r\nHost: vireo\r\n\r\n");
            assertThat(readUntil(connection, "", "ready\"}")).startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void aServerThatStopsEndsItsStreamsInOrder() {
        try (RawConnection connection = new RawConnection(office.address())) {
            connection.say(request(office.token("shyam"), "HTTP/1.1", ""));
            String said = readUntil(connection, "", "heartbeat");
            int port = office.stop();
            assertThat(said + connection.awaitEnd()).endsWith(LAST_CHUNK);
            office.start(port);
        }
    }

    @Test
    void chunksDoNotDependOnWhatTheReaderWantsOfTheConnection() {
        String token = office.signIn("shyam");
        try (RawConnection connection = new RawConnection(office.address())) {
            connection.say(request(token, "HTTP/1.1", "Connection: close\r\n"));
            String said = readUntil(connection, "", "heartbeat");
            assertThat(head(said)).contains("Transfer-Encoding: chunked").contains("Connection: close");
            office.with(token).delete("/api/v1/session");
            assertThat(said + connection.awaitEnd()).endsWith(LAST_CHUNK);
        }
    }

    @Test
    void aReaderThatKnowsNoChunksGetsNone() {
        String token = office.signIn("shyam");
        try (RawConnection connection = new RawConnection(office.address())) {
            connection.say(request(token, "HTTP/1.0", ""));
            String said = readUntil(connection, "", "heartbeat");
            assertThat(head(said)).doesNotContain("Transfer-Encoding");
            assertThat(body(said)).startsWith("retry: ");
            office.with(token).delete("/api/v1/session");
            assertThat(said + connection.awaitEnd()).endsWith("}\n\n");
        }
    }

    private static String request(String token, String version, String more) {
        return "GET /api/v1/sse/shyam " + version + "\r\nHost: vireo\r\n" + more + "Authorization: Bearer " + token + "\r\n\r\n";
    }

    private static String readUntil(RawConnection connection, String before, String wanted) {
        StringBuilder said = new StringBuilder(before);
        while (!said.toString().contains(wanted)) {
            String more = connection.read();
            assertThat(more).as("more after: " + said).isNotEmpty();
            said.append(more);
        }
        return said.toString();
    }

    private static String head(String said) {
        return said.substring(0, said.indexOf("\r\n\r\n"));
    }

    private static String body(String said) {
        return said.substring(said.indexOf("\r\n\r\n") + 4);
    }
}
