package dev.vireo.server.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.protocol.Answers;
import dev.vireo.protocol.Requests;
import dev.vireo.testing.Http.Answer;
import dev.vireo.testing.OpenStream;
import dev.vireo.testing.TestOffice;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

final class SessionsTest {

    @AutoClose private static final TestOffice office = TestOffice.open();

    @Test
    void signingOutEndsTheTokenAtOnce() {
        String token = office.signIn("rama");
        assertThat(office.with(token).get("/api/v1/sessions").status()).isEqualTo(200);

        assertThat(office.with(token).delete("/api/v1/session").status()).isEqualTo(204);

        assertThat(office.with(token).get("/api/v1/sessions").status()).isEqualTo(401);
    }

    @Test
    void aPersonSeesTheirDevicesAndEndsAnother() {
        String laptop = office.signIn("lakshman");
        String lost = office.signIn("lakshman");
        List<Answers.SessionInfo> sessions = sessions(laptop);
        assertThat(sessions).hasSize(2);
        Answers.SessionInfo other = sessions.stream().filter(session -> !session.current()).findFirst().orElseThrow();
        assertThat(other.device()).contains("Java");

        assertThat(office.with(laptop).delete("/api/v1/session/" + other.id()).status()).isEqualTo(204);

        assertThat(office.with(lost).get("/api/v1/sessions").status()).isEqualTo(401);
        assertThat(sessions(laptop)).singleElement().matches(Answers.SessionInfo::current);
    }

    @Test
    void anotherPersonsSessionIsNotThere() {
        String rama = office.signIn("rama");
        String id = sessions(rama).stream().filter(Answers.SessionInfo::current).findFirst().orElseThrow().id();

        Answer answer = office.as("shyam").delete("/api/v1/session/" + id);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(office.with(rama).get("/api/v1/sessions").status()).isEqualTo(200);
    }

    @Test
    void endingASessionEndsItsStreams() throws Exception {
        String token = office.signIn("rama");
        try (OpenStream stream = OpenStream.of(office.address(), "rama", token)) {
            stream.awaitLine(line -> line.contains("\"connection\""));

            office.with(token).delete("/api/v1/session");

            stream.awaitEnd();
        }
    }

    @Test
    void sessionsOutliveARestart() {
        String token = office.signIn("rama");

        office.restart();

        assertThat(office.with(token).get("/api/v1/sessions").status()).isEqualTo(200);
    }

    @Test
    void nothingInTheDataFolderIsAToken() throws IOException {
        String token = office.signIn("rama");
        office.stop();

        List<Path> files;
        try (Stream<Path> content = Files.walk(office.folder())) {
            files = content.filter(Files::isRegularFile).toList();
        }
        for (Path file : files) {
            assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)).doesNotContain(token);
        }
        office.start(0);
    }

    @Test
    void brokenTokensAreRefused() {
        for (String token : List.of("x", "vireo_", "vireo_" + "A".repeat(43), "vireo_" + "A".repeat(1_000))) {
            Answer answer = office.with(token).get("/api/v1/users");
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.header("WWW-Authenticate")).hasValue("Bearer");
        }
    }

    private List<Answers.SessionInfo> sessions(String token) {
        return office.with(token).get("/api/v1/sessions").as(Answers.SessionList.class).sessions();
    }
}
