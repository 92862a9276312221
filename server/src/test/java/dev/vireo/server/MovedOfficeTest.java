package dev.vireo.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vireo.protocol.Answers;
import dev.vireo.protocol.Channel;
import dev.vireo.protocol.Message;
import dev.vireo.protocol.Message.Attachment;
import dev.vireo.protocol.Requests;
import dev.vireo.server.move.RefusedException;
import dev.vireo.testing.Http;
import dev.vireo.testing.OpenStream;
import dev.vireo.testing.TestOffice;
import dev.vireo.testing.TestPostgres;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An office that is moved while its people are away: they come back and notice nothing. */
final class MovedOfficeTest {

    private static final byte[] CONTENT = new byte[300_000];

    private final List<String> lines = new ArrayList<>();
    private TestOffice office;
    private String url;

    @BeforeEach
    void open() {
        office = TestOffice.open();
        url = TestPostgres.freshDatabase();
    }

    @AfterEach
    void close() {
        office.close();
        TestPostgres.drop(url);
    }

    @Test
    void clientsGoOnWithTheirTokensAtTheirCursors() throws Exception {
        String channel = office.as("rama").post("/api/v1/direct/shyam").as(Channel.class).id();
        Attachment file = office.as("rama").send("POST", "/api/v1/attachments?name=a.bin", Optional.empty(), CONTENT)
                .as(Attachment.class);
        office.as("rama").post("/api/v1/channel/" + channel + "/messages",
                new Requests.MessageToSend("first", "Before", null, List.of(file.id()))).as(Message.class);
        String cursor = office.as("shyam").get("/api/v1/events?limit=100").as(Answers.EventPage.class).cursor().toString();
        office.as("rama").post("/api/v1/channel/" + channel + "/messages",
                new Requests.MessageToSend("second", "While you were away", null, null)).as(Message.class);
        String history = office.as("shyam").get("/api/v1/channel/" + channel + "/messages").text();
        String unread = office.as("shyam").get("/api/v1/unread").text();
        office.stop();

        move(false);

        try (VireoServer moved = VireoServer.start(postgresql())) {
            URI address = URI.create("http://127.0.0.1:" + moved.port());
            Http shyam = new Http(address, office.token("shyam"));
            try (OpenStream stream = OpenStream.of(address, "shyam?after=" + cursor, office.token("shyam"))) {
                stream.awaitLine(line -> {
                    assertThat(line).doesNotContain("resync").doesNotContain("\"Before\"");
                    return line.contains("While you were away");
                });
            }
            assertThat(shyam.get("/api/v1/channel/" + channel + "/messages").text()).isEqualTo(history);
            assertThat(shyam.get("/api/v1/unread").text()).isEqualTo(unread);
            assertThat(shyam.get("/api/v1/attachment/" + file.id()).bytes()).isEqualTo(CONTENT);
            assertThat(new Http(address, office.token("rama")).post("/api/v1/channel/" + channel + "/messages",
                    new Requests.MessageToSend("second", "While you were away", null, null)).status()).as("a repeat").isEqualTo(200);
            assertThat(new Http(address, office.token("rama")).post("/api/v1/channel/" + channel + "/messages",
                    new Requests.MessageToSend("third", "After", null, null)).status()).isEqualTo(201);
            assertBackupsAreLeftToPostgresql(shyam);
        }
    }

    private static void assertBackupsAreLeftToPostgresql(Http shyam) {
        String backups = "/api/v1/backups";
        assertThat(List.of(shyam.get(backups), shyam.post(backups), shyam.delete(backups + "/running"),
                shyam.patch(backups + "/schedule", Map.of("enabled", true)))).allSatisfy(answer -> {
                    assertThat(answer.status()).isEqualTo(409);
                    assertThat(answer.problem()).isEqualTo("office_in_postgresql");
                    assertThat(answer.text()).contains("pg_dump");
                });
    }

    @Test
    void whereItWasNobodyGoesOnByMistake() throws Exception {
        int port = office.stop();
        move(false);

        assertThatThrownBy(() -> office.start(port)).isInstanceOf(StartException.class)
                .hasMessageContaining("was moved to PostgreSQL at 127.0.0.1").hasMessageContaining("delete")
                .hasMessageNotContaining("password");

        Files.delete(office.folder().resolve("moved"));
        office.start(port);
        assertThat(office.as("shyam").get("/api/v1/users").status()).isEqualTo(200);
    }

    @Test
    void aHalfMovedOfficeIsServedByNobody() throws Exception {
        office.stop();
        try {
            new MoveCommand(postgresql(), false).run(lines::add, () -> lines.stream().anyMatch(line -> line.contains("account")));
        } catch (RuntimeException brokenOff) {
            lines.clear();
        }

        assertThatThrownBy(() -> VireoServer.start(postgresql())).isInstanceOf(StartException.class).hasMessageContaining("partly moved");

        move(false);
        VireoServer.start(postgresql()).close();
    }

    @Test
    void anOfficeThatIsServedIsNotMoved() throws Exception {
        assertThatThrownBy(() -> move(false)).isInstanceOf(StartException.class).hasMessageContaining("in use");
        office.stop();
        move(false);

        try (VireoServer moved = VireoServer.start(postgresql())) {
            Config elsewhere = Config.local(office.folder().resolve("back"), 0).inDatabase(url);
            assertThatThrownBy(() -> new MoveCommand(elsewhere, true).run(lines::add, () -> false))
                    .isInstanceOf(RefusedException.class).hasMessageContaining("A server is connected");
            assertThat(moved.port()).isPositive();
        }
    }

    @Test
    void backInAFolderItIsTheSameOffice() throws Exception {
        String users = office.as("shyam").get("/api/v1/users").text();
        office.stop();
        move(false);
        Config back = Config.local(office.folder().resolve("back"), 0);

        new MoveCommand(back.inDatabase(url), true).run(lines::add, () -> false);

        try (VireoServer again = VireoServer.start(back)) {
            assertThat(new Http(URI.create("http://127.0.0.1:" + again.port()), office.token("shyam")).get("/api/v1/users").text())
                    .isEqualTo(users);
        }
        assertThatThrownBy(() -> VireoServer.start(postgresql())).isInstanceOf(StartException.class)
                .hasMessageContaining("DELETE FROM move");
    }

    private void move(boolean back) throws IOException {
        new MoveCommand(postgresql(), back).run(lines::add, () -> false);
    }

    private Config postgresql() {
        return Config.local(office.folder(), 0).inDatabase(url);
    }
}
