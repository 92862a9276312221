package dev.vireo.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.testing.Await;
import dev.vireo.testing.RawConnection;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("long")
final class SlowCallersTest {

    private static final Duration DEADLINE = Duration.ofSeconds(1);

    private static BareServer server;

    @BeforeAll
    static void open() {
        server = new BareServer(
                new RequestDeadlines(DEADLINE, DEADLINE, DEADLINE.multipliedBy(10), DEADLINE.multipliedBy(3), Duration.ofSeconds(30)),
                routes -> routes
                        .get("/it", ctx -> ctx.result("it"), RouteAccess.PUBLIC)
                        .post("/it", ctx -> ctx.result("took " + RequestBodies.bytes(ctx, 100_000).length), RouteAccess.PUBLIC)
                        .post("/file", ctx -> {
                            long[] bytes = {0};
                            UploadBodies.read(ctx, 10_000_000, (chunk, length) -> bytes[0] += length);
                            ctx.result("took " + bytes[0]);
                        }, RouteAccess.PUBLIC)
                        .get("/slow", ctx -> {
                            awaitWellBeyondTheDeadline();
                            ctx.result("at last");
                        }, RouteAccess.PUBLIC));
    }

    @AfterAll
    static void close() {
        server.close();
    }

    @Test
    void aConnectionThatSaysNothingIsClosed() {
        try (RawConnection connection = server.connect()) {
            assertThat(connection.awaitEnd()).isEmpty();
        }
    }

    @Test
    void aHeadThatDripsIsCutOffHoweverBusilyItDrips() {
        try (RawConnection connection = server.connect()) {
            connection.say("GET /it HTTP/1.1\r\nHost: vireo\r\nX-Slow: ");
            assertCutOff(connection);
        }
    }

    @Test
    void aBodyThatDripsIsCutOffHoweverBusilyItDrips() {
        try (RawConnection connection = server.connect()) {
            connection.say("POST /it HTTP/1.1\r\nHost: vireo\r\nContent-Length: 60000\r\n\r\n");
            assertCutOff(connection);
        }
    }

    @Test
    void aBodyOfUnknownLengthHasADeadlineToo() {
        try (RawConnection connection = server.connect()) {
            connection.say("POST /it HTTP/1.1\r\nHost: vireo\r\nTransfer-Encoding: chunked\r\n\r\nffff\r\n");
            assertCutOff(connection);
        }
    }

    @Test
    void aFileThatDripsIsCutOffLater() {
        try (RawConnection connection = server.connect()) {
            connection.say("POST /file HTTP/1.1\r\nHost: vireo\r\nContent-Length: 60000\r\n\r\n");
            assertCutOff(connection, DEADLINE.multipliedBy(2));
        }
    }

    /** Twice as long as one that stalls may take, and all of it arrives. */
    @Test
    void aFileThatComesOnHasItsTime() {
        String piece = "a".repeat(100_000);
        int pieces = 30;
        try (RawConnection connection = server.connect()) {
            connection.say(
                    "POST /file HTTP/1.1\r\nHost: vireo\r\nConnection: close\r\nContent-Length: " + pieces * piece.length() + "\r\n\r\n");
            long start = System.nanoTime();
            for (int i = 1; i <= pieces; i++) {
                connection.say(piece);
                while (System.nanoTime() - start < DEADLINE.multipliedBy(6).toNanos() * i / pieces) {
                    Await.time(Duration.ofMillis(20));
                }
            }
            assertThat(connection.awaitEnd()).startsWith("HTTP/1.1 200").endsWith("took 3000000");
        }
    }

    @Test
    void aFileThatComesOnForEverIsCutOffInTheEnd() {
        String piece = "a".repeat(50_000);
        try (RawConnection connection = server.connect()) {
            connection.say("POST /file HTTP/1.1\r\nHost: vireo\r\nContent-Length: 9999999\r\n\r\n");
            long start = System.nanoTime();
            while (connection.takes(piece)) {
                assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(DEADLINE.multipliedBy(90));
                Await.time(Duration.ofMillis(400));
            }
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(DEADLINE.multipliedBy(8));
        }
    }

    @Test
    void theSecondHeadOfAConnectionHasADeadlineToo() {
        try (RawConnection connection = server.connect()) {
            connection.say("GET /it HTTP/1.1\r\nHost: vireo\r\n\r\n");
            assertThat(connection.read()).startsWith("HTTP/1.1 200");
            connection.say("GET /it HTT");
            assertCutOff(connection);
        }
    }

    @Test
    void anAnswerMayTakeItsTime() {
        assertThat(server.get("/slow")).endsWith("at last");
    }

    /** Drips until the server has had enough. A closed connection shows only when something is written into it. */
    private static void assertCutOff(RawConnection connection) {
        assertCutOff(connection, DEADLINE.dividedBy(2));
    }

    private static void assertCutOff(RawConnection connection, Duration notBefore) {
        long start = System.nanoTime();
        while (connection.takes("a")) {
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(DEADLINE.multipliedBy(60));
            Await.time(Duration.ofMillis(20));
        }
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(notBefore);
    }

    private static void awaitWellBeyondTheDeadline() {
        Await.time(DEADLINE.multipliedBy(2));
    }
}
