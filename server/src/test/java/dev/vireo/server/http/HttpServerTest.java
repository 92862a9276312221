package dev.vireo.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.testing.Http.Answer;
import dev.vireo.testing.RawConnection;
import dev.vireo.testing.TestOffice;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class HttpServerTest {

    private static TestOffice office;

    @BeforeAll
    static void open() {
        office = TestOffice.open();
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
    void anUnknownPathIsAProblemLikeAnyOther() {
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
        assertRefused("DELETE /api/v1/session/%ff HTTP/1.1\r\nHost: vireo\r\nConnection: close\r\n\r\n", "400");
        assertRefused("GET / HTTP/1.1\r\nHost: vireo\r\nX-Long: " + "a".repeat(9_000) + "\r\n\r\n", "431");
        assertRefused("POST /api/v1/session HTTP/1.1\r\nHost: vireo\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n",
                "400");
    }

    private static void assertRefused(String request, String status) {
        String answer = RawConnection.exchange(office.address(), request);
        assertThat(answer).as(request).startsWith("HTTP/1.1 " + status);
        assertThat(answer).contains("{\"error\":{\"code\":").doesNotContain("jetty", "Jetty", "Exception", "<html");
    }
}
