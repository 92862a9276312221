package dev.vireo.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.server.Http.Answer;
import dev.vireo.server.OpenStream;
import dev.vireo.server.RawConnection;
import dev.vireo.server.TestOffice;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class HttpServerTest {

    private static TestOffice office;

    @BeforeAll
    static void open() {
        office = TestOffice.open(config -> config.with(
                new Deadlines(Duration.ofMillis(600), Duration.ofMillis(600), Duration.ofSeconds(30))));
    }

    @AfterAll
    static void close() {
        office.close();
    }

    @Test
    void everyAnswerKeepsBrowsersAndCachesAwayAndDoesNotTellWhatAnswers() {
        Answer answer = office.anybody().get("/health");

        assertThat(answer.header("Cache-Control")).hasValue("no-store");
        assertThat(answer.header("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(answer.header("Content-Security-Policy").orElseThrow()).contains("default-src 'none'");
        assertThat(answer.header("Server")).isEmpty();
        assertThat(answer.header("Access-Control-Allow-Origin")).isEmpty();
    }

    @Test
    void whatIsNotThereIsAProblemLikeAnyOther() {
        Answer missing = office.as("rama").get("/api/v1/nothing");
        assertThat(missing.status()).isEqualTo(404);
        assertThat(missing.problem()).isEqualTo("not_found");

        Answer wrongMethod = office.as("rama").delete("/api/v1/users");
        assertThat(wrongMethod.status()).isEqualTo(405);
        assertThat(wrongMethod.problem()).isEqualTo("method_not_allowed");
        assertThat(wrongMethod.header("Allow").orElseThrow()).contains("GET").contains("POST");
    }

    @Test
    void requestsThatAreNoHttpAreRefusedWithoutATrace() {
        assertRefused("GET / HTTP/1.1\r\n\r\n", "400");
        assertRefused("NONSENSE\r\n\r\n", "400");
        assertRefused("GET /api/v1/user/%zz HTTP/1.1\r\nHost: vireo\r\nConnection: close\r\n\r\n", "400");
        assertRefused("GET / HTTP/1.1\r\nHost: vireo\r\nX-Long: " + "a".repeat(9_000) + "\r\n\r\n", "431");
        assertRefused("POST /api/v1/session HTTP/1.1\r\nHost: vireo\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n",
                "400");
    }

    private static void assertRefused(String request, String status) {
        String answer = RawConnection.exchange(office.address(), request);
        assertThat(answer).as(request).startsWith("HTTP/1.1 " + status);
        assertThat(answer).contains("{\"error\":{\"code\":").doesNotContain("jetty", "Jetty", "Exception", "<html");
    }

    @Test
    void aConnectionThatSaysNothingIsClosed() {
        assertThat(RawConnection.exchange(office.address(), "")).isEmpty();
    }

    @Test
    void aHeadThatDripsIsCutOffHoweverBusilyItDrips() {
        try (RawConnection connection = new RawConnection(office.address())) {
            connection.say("GET /health HTTP/1.1\r\nHost: vireo\r\nX-Slow: ");
            assertCutOff(connection);
        }
    }

    @Test
    void aBodyThatDripsIsCutOffHoweverBusilyItDrips() {
        try (RawConnection connection = new RawConnection(office.address())) {
            connection.say("POST /api/v1/session HTTP/1.1\r\nHost: vireo\r\nContent-Type: application/json\r\n"
                    + "Content-Length: 60000\r\n\r\n");
            assertCutOff(connection);
        }
    }

    @Test
    void theSecondHeadOfAConnectionIsTimedToo() {
        try (RawConnection connection = new RawConnection(office.address())) {
            connection.say("GET /health HTTP/1.1\r\nHost: vireo\r\n\r\n");
            assertThat(connection.read()).startsWith("HTTP/1.1 200");
            connection.say("GET /health HTT");
            assertCutOff(connection);
        }
    }

    @Test
    void aStreamIsNoSlowRequest() throws Exception {
        try (OpenStream stream =
                     OpenStream.of(office.address(), "rama", office.token("rama"))) {
            stream.awaitLine(line -> line.contains("\"connection\""));
            // Longer than every deadline for sending a request.
            aHeadThatDripsIsCutOffHoweverBusilyItDrips();
            office.as("shyam").patch("/api/v1/user/shyam", "{\"status_text\":\"still there?\"}");
            stream.awaitLine(line -> line.contains("still there?"));
        }
    }

    /** Drips until the server has had enough. A closed connection shows only when something is written into it. */
    private static void assertCutOff(RawConnection connection) {
        long start = System.nanoTime();
        while (connection.takes("a")) {
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
            LockSupport.parkNanos(20_000_000);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(400));
    }
}
