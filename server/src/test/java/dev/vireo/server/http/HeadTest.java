package dev.vireo.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.protocol.Message;
import dev.vireo.testing.Http.Answer;
import dev.vireo.testing.RawConnection;
import dev.vireo.testing.TestOffice;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HeadTest {

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
    @ValueSource(strings = {"/health", "/api/v1/users", "/api/v1/user/sita", "/api/v1/user/nobody", "/api/v1/message/99999999",
        "/api/v1/channel/nothing", "/api/v1/attachment/1", "/api/v1/search", "/api/v1/events?limit=0", "/nowhere"})
    void theHeadIsThatOfTheWholeAnswer(String path) {
        Answer whole = office.as("rama").get(path);
        Answer head = office.as("rama").send("HEAD", path, null);

        assertThat(head.status()).isEqualTo(whole.status());
        assertThat(head.header("Content-Type")).isEqualTo(whole.header("Content-Type"));
        assertThat(head.bytes()).isEmpty();
    }

    @Test
    void theHeadOfAFileSaysItsLength() {
        Message.Attachment file = office.as("rama").send("POST", "/api/v1/attachments?name=plan.txt",
                Optional.of("application/octet-stream"), "mangoes".getBytes(StandardCharsets.UTF_8)).as(Message.Attachment.class);

        Answer head = office.as("rama").send("HEAD", "/api/v1/attachment/" + file.id(), null);
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.header("Content-Length")).hasValue("7");
        assertThat(office.as("sita").send("HEAD", "/api/v1/attachment/" + file.id(), null).status()).isEqualTo(404);
    }

    @Test
    void nothingFollowsTheHead() {
        String answer = RawConnection.exchange(office.address(),
                "HEAD /api/v1/user/nobody HTTP/1.1\r\nHost: vireo\r\nAuthorization: Bearer "
                        + office.token("rama") + "\r\nConnection: close\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 404").endsWith("\r\n\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/sse/rama", "/api/users/messages/stream/rama"})
    void aStreamHasNoHeadOfItsOwn(String path) {
        Answer head = office.as("rama").send("HEAD", path, null);

        assertThat(head.status()).isEqualTo(405);
        assertThat(head.header("Allow")).hasValue("GET");
        assertThat(office.anybody().send("HEAD", path, null).status()).isEqualTo(401);
    }
}
