package dev.vireo.server.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.protocol.Answers.SearchResults;
import dev.vireo.protocol.Channel;
import dev.vireo.protocol.Message;
import dev.vireo.testing.Await;
import dev.vireo.testing.TestOffice;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Search while servers stop, folders get lost and people leave. */
final class SearchLifeTest {

    private TestOffice office;
    private String channel;

    @BeforeEach
    void open() {
        office = TestOffice.open();
        channel = office.as("rama").post("/api/v1/channels",
                Map.of("kind", "group", "name", "Forest", "members", List.of("sita"))).as(Channel.class).id();
    }

    @AfterEach
    void close() {
        office.close();
    }

    @Test
    void aLostOrBrokenFolderStopsNeitherTheServerNorSearch() throws IOException {
        String before = send("a golden deer");
        awaitFound("golden", before);
        Path folder = office.folder().resolve("search");

        int port = office.stop();
        MessageIndex.wipe(folder);
        office.start(port);
        awaitFound("golden", before);

        port = office.stop();
        MessageIndex.wipe(folder);
        Files.writeString(folder, "a file where the folder should be");
        office.start(port);
        String after = send("a silver deer");
        awaitFound("silver", after);
        awaitFound("golden in:forest", before);

        office.restart();
        awaitFound("golden", before);
        awaitFound("silver", after);
    }

    @Test
    void whoLeftFindsNothingThereAnyMore() {
        String sent = send("between the members");
        awaitFound("members", sent);
        assertThat(office.as("sita").delete("/api/v1/channel/" + channel + "/member/sita").status()).isEqualTo(204);

        assertThat(found("sita", "members").hits()).isEmpty();
        assertThat(found("sita", "in:forest").hits()).isEmpty();
        assertThat(office.as("sita").get("/api/v1/search?query=members&channel=" + channel).status()).isEqualTo(404);
        assertThat(found("rama", "members").hits()).hasSize(1);
    }

    @Test
    void aFileIsFoundByItsName() {
        var uploaded = office.as("rama").send("POST", "/api/v1/attachments?name=Budget_2026.txt", Optional.of("text/plain"),
                "figures".getBytes(StandardCharsets.UTF_8)).as(Message.Attachment.class);
        String sent = office.as("rama").post("/api/v1/channel/" + channel + "/messages",
                Map.of("body", "", "attachment_ids", List.of(uploaded.id()))).as(Message.class).id();
        awaitFound("2026 has:file", sent);

        assertThat(found("sita", "budget").hits().getFirst().file()).isEqualTo("Budget_2026.txt");
        assertThat(found("sita", "budget has:image").hits()).isEmpty();
    }

    private String send(String body) {
        return office.as("rama").post("/api/v1/channel/" + channel + "/messages", Map.of("body", body)).as(Message.class).id();
    }

    private SearchResults found(String username, String query) {
        return office.as(username).get("/api/v1/search?query=" + query.replace(" ", "%20")).as(SearchResults.class);
    }

    private void awaitFound(String query, String id) {
        Await.until(() -> assertThat(found("sita", query).hits()).extracting(hit -> hit.message().id()).containsExactly(id));
    }
}
