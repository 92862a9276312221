package dev.vireo.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.server.Http.Answer;
import dev.vireo.server.RawConnection;
import dev.vireo.server.TestOffice;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BodiesTest {

    private static final String PATH = "/api/v1/user/rama";

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
    @ValueSource(strings = {"", "{", "[]", "null", "7", "\"text\"", "{\"title\":1}", "{\"title\":true}", "{\"title\":[]}",
            "{\"role\":\"king\"}", "{\"role\":0}", "{\"title\":\"a\",\"title\":\"b\"}", "{} {}", "{\"title\":\"a\"",
            "{'title':'a'}", "{\"title\":\"\\ud800\"}", "{\"title\":\"\\udc00\\ud800\"}", "{\"title\":\"\\u0000\"}",
            "{\"title\":\"\\ud800\\u0041\"}", "{\"title\":\"\\u00\"}"})
    void whatIsNotTheJsonAskedForIsRefused(String body) {
        Answer answer = send(body.getBytes(StandardCharsets.UTF_8), "application/json");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.problem()).isIn("invalid_json", "not_json");
    }

    @Test
    void escapedCharactersAreNotMistakenForBrokenOnes() {
        assertThat(send("{\"status_text\":\"\\ud83d\\udc26 \\\\ud800\"}".getBytes(StandardCharsets.UTF_8), "application/json")
                .text()).contains("\uD83D\uDC26 \\\\ud800");
    }

    @Test
    void theMistakeIsNamedButNotRepeated() {
        Answer answer = send("{\"title\":[\"secret\"]}".getBytes(StandardCharsets.UTF_8), "application/json");

        assertThat(answer.text()).contains("title").doesNotContain("secret");
    }

    @Test
    void deepNestingIsRefused() {
        byte[] deep = ("{\"title\":" + "[".repeat(20_000) + "]".repeat(20_000) + "}").getBytes(StandardCharsets.UTF_8);

        assertThat(send(deep, "application/json").status()).isEqualTo(400);
    }

    @Test
    void otherEncodingsAreRefused() {
        assertThat(send(new byte[] {'{', '"', (byte) 0xFF, '"', ':', '1', '}'}, "application/json").status()).isEqualTo(400);
        assertThat(send("{\"title\":\"a\"}".getBytes(StandardCharsets.UTF_16), "application/json").status()).isEqualTo(400);
    }

    @Test
    void otherContentTypesAreRefused() {
        byte[] json = "{\"status_text\":\"a\"}".getBytes(StandardCharsets.UTF_8);

        assertThat(send(json, "text/plain").problem()).isEqualTo("not_json");
        assertThat(send(json, "application/x-www-form-urlencoded").problem()).isEqualTo("not_json");
        assertThat(send(json, null).problem()).isEqualTo("not_json");
        assertThat(send(json, "application/json; charset=utf-8").status()).isEqualTo(200);
    }

    @Test
    void abodyOfMoreThan64KiBIsTooLarge() {
        byte[] large = ("{\"title\":\"" + "a".repeat(64 * 1024) + "\"}").getBytes(StandardCharsets.UTF_8);

        Answer answer = send(large, "application/json");

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.problem()).isEqualTo("body_too_large");
        assertThat(answer.text()).contains("65536");
    }

    @Test
    void aBodyThatDoesNotSayItsLengthIsCountedAsItComes() {
        String head = "PATCH " + PATH + " HTTP/1.1\r\nHost: vireo\r\nAuthorization: Bearer " + office.token("rama")
                + "\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n";

        String answer = RawConnection.exchange(office.address(), head + "20000\r\n" + "a".repeat(0x20000) + "\r\n0\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 413");
    }

    private static Answer send(byte[] body, String contentType) {
        return office.as("rama").send("PATCH", PATH, Optional.ofNullable(contentType), body);
    }
}
