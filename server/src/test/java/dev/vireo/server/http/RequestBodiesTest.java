package dev.vireo.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.testing.Http.Answer;
import dev.vireo.testing.RawConnection;
import dev.vireo.testing.TestOffice;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RequestBodiesTest {

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
    void unexpectedJsonIsRefused(String body) {
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

    @ParameterizedTest
    @ValueSource(strings = {"application/json; charset=utf-8", "application/json;charset=UTF-8", "Application/JSON; Charset=\"utf-8\"",
        "application/json; charset=us-ascii", "application/json; profile=x; charset=utf8", "application/json;"})
    void utf8MayBeNamedInAnyWay(String contentType) {
        assertThat(send("{\"status_text\":\"a\"}".getBytes(StandardCharsets.UTF_8), contentType).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json; charset=x-none", "application/json; charset=", "application/json; charset",
        "application/json; charset=\"\"", "application/json; charset=utf-16", "application/json; charset=utf-8x",
        "application/json; charset=iso-8859-1", "application/json; charset=;charset=utf-9",
        "application/json; charset=../../etc"})
    void otherCharacterSetsAreRefused(String contentType) {
        Answer answer = send("{\"status_text\":\"a\"}".getBytes(StandardCharsets.UTF_8), contentType);

        assertThat(answer.status()).as(answer.text()).isEqualTo(415);
        assertThat(answer.problem()).isEqualTo("unsupported_charset");
    }

    @Test
    void aByteOrderMarkIsPassedOver() {
        byte[] marked = "\uFEFF{\"status_text\":\"marked\"}".getBytes(StandardCharsets.UTF_8);

        assertThat(send(marked, "application/json").text()).contains("\"status_text\":\"marked\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32"})
    void aBodyInUtf16IsNamed(String charset) {
        Answer answer = send("{\"status_text\":\"a\"}".getBytes(Charset.forName(charset)), "application/json");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains("UTF-16", "UTF-8");
    }

    @Test
    void aCompressedBodyIsNamed() throws IOException {
        byte[] compressed = gzip("{\"status_text\":\"a\"}");

        Answer unsaid = send(compressed, "application/json");
        assertThat(unsaid.status()).isEqualTo(400);
        assertThat(unsaid.text()).contains("gzip");

        Answer said = office.as("rama").send("PATCH", PATH, Optional.of("application/json"), compressed, "Content-Encoding", "gzip");
        assertThat(said.status()).isEqualTo(415);
        assertThat(said.problem()).isEqualTo("unsupported_encoding");
        assertThat(said.header("Accept-Encoding")).hasValue("identity");
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
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
