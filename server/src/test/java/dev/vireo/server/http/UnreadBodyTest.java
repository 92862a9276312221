package dev.vireo.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.testing.RawConnection;
import dev.vireo.testing.TestOffice;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whoever is refused before all of a body has come hears why, and may go on. */
final class UnreadBodyTest {

    private static TestOffice office;

    @BeforeAll
    static void open() {
        office = TestOffice.open();
    }

    @AfterAll
    static void close() {
        office.close();
    }

    @ParameterizedTest
    @CsvSource({
        "PATCH, /api/v1/user/rama, none, application/json, 401",
        "PATCH, /api/v1/user/rama, rama, text/plain, 400",
        "PATCH, /api/v1/nothing, rama, application/json, 404",
        "PUT, /api/v1/office, rama, application/json, 405",
        "PATCH, /api/v1/office, rama, application/json, 413",
        "GET, /api/v1/users, rama, application/json, 200",
    })
    void anAnswerThatDoesNotDependOnTheBodyWaitsForIt(String method, String path, String who, String type, int status) {
        String head = method + " " + path + " HTTP/1.1\r\nHost: vireo\r\nContent-Type: " + type + "\r\nContent-Length: 200000\r\n";
        String token = who.equals("none") ? "" : "Authorization: Bearer " + office.token(who) + "\r\n";
        try (RawConnection connection = new RawConnection(office.address())) {
            connection.say(head + token + "\r\n" + "a".repeat(100_000));
            connection.say("a".repeat(100_000));
            assertThat(connection.read()).startsWith("HTTP/1.1 " + status).doesNotContain("Connection: close");

            connection.say("GET /health HTTP/1.1\r\nHost: vireo\r\nConnection: close\r\n\r\n");
            assertThat(connection.awaitEnd()).contains("HTTP/1.1 200");
        }
    }

    @Test
    void expectContinueIsAnsweredBeforeTheBody() {
        try (RawConnection connection = new RawConnection(office.address())) {
            connection.say("PATCH /api/v1/user/rama HTTP/1.1\r\nHost: vireo\r\nContent-Length: 200000\r\nExpect: 100-continue\r\n\r\n");
            assertThat(connection.read()).startsWith("HTTP/1.1 401");
        }
    }
}
