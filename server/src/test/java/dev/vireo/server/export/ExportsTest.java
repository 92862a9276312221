package dev.vireo.server.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.protocol.Answers;
import dev.vireo.protocol.Channel;
import dev.vireo.protocol.ChannelKind;
import dev.vireo.protocol.Message;
import dev.vireo.protocol.Requests;
import dev.vireo.testing.Await;
import dev.vireo.testing.Http.Answer;
import dev.vireo.testing.Rows;
import dev.vireo.testing.TestOffice;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class ExportsTest {

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.now());
    /** What happens once while a channel is written into its file. */
    private final AtomicReference<Runnable> meanwhile = new AtomicReference<>(() -> {});
    private TestOffice office;
    private String channel;

    @BeforeEach
    void open() {
        office = TestOffice.open(this::now);
        channel = office.as("rama").post("/api/v1/channels", new Requests.NewChannel(ChannelKind.GROUP, "Bridge",
                "To the other shore", List.of("shyam", "sita"))).as(Channel.class).id();
    }

    private Instant now() {
        if (Thread.currentThread().getName().equals("export")) {
            meanwhile.getAndSet(() -> {}).run();
        }
        return now.get();
    }

    @AfterEach
    void close() {
        office.close();
    }

    @Test
    void aChannelBecomesOneFileWithAllThatWasWritten() {
        Message first = send("rama", "Stones, who has stones?");
        Message reply = office.as("sita").post("/api/v1/channel/" + channel + "/messages",
                new Requests.MessageToSend(null, "I do", first.id(), null)).as(Message.class);
        office.as("shyam").put("/api/v1/message/" + first.id() + "/reaction/%F0%9F%91%8D", "");
        office.as("rama").patch("/api/v1/message/" + first.id(), new Requests.MessageChange("Stones! Who has stones?"));
        Message deleted = send("shyam", "something regretted");
        office.as("shyam").delete("/api/v1/message/" + deleted.id());
        Message.Attachment plan = office.as("rama").send("POST", "/api/v1/attachments?name=plan.txt", Optional.empty(),
                "a plan".getBytes(StandardCharsets.UTF_8)).as(Message.Attachment.class);
        office.as("rama").post("/api/v1/channel/" + channel + "/messages",
                new Requests.MessageToSend(null, null, null, List.of(plan.id()))).as(Message.class);

        Answers.ExportProgress export = finished(start("rama"));
        Answer file = office.as("rama").get("/api/v1/export/" + export.id() + "/file");

        assertThat(export).isEqualTo(new Answers.ExportProgress(export.id(), channel, "done", 4, 4));
        assertThat(file.header("Content-Type")).contains("application/json");
        assertThat(file.header("Content-Disposition").orElseThrow()).startsWith("attachment");
        Exported exported = file.as(Exported.class);
        assertThat(exported.channel().name()).isEqualTo("Bridge");
        assertThat(exported.channel().members()).extracting("user").containsExactly("rama", "shyam", "sita");
        assertThat(exported.messages()).extracting(line -> line.message().number()).containsExactly(1L, 2L, 3L, 4L);
        Line edited = exported.messages().getFirst();
        assertThat(edited.message().body()).isEqualTo("Stones! Who has stones?");
        assertThat(edited.versions()).extracting(Answers.MessageVersion::body).containsExactly("Stones, who has stones?");
        assertThat(edited.message().reactions().getFirst().users()).containsExactly("shyam");
        assertThat(edited.message().thread().replies()).isEqualTo(1);
        assertThat(exported.messages().get(1).message().id()).isEqualTo(reply.id());
        assertThat(exported.messages().get(2).message().deleted()).isTrue();
        assertThat(exported.messages().get(3).message().attachments()).containsExactly(plan);
        assertThat(file.text()).doesNotContain("regretted");
    }

    /** What is read back of the file. */
    record Exported(int vireoExport, Channel channel, List<Line> messages) {
    }

    record Line(Message message, List<Answers.MessageVersion> versions) {
    }

    @Test
    void aChannelOfManyPagesIsCompleteAndInOrder() {
        for (int i = 1; i <= 230; i++) {
            send("rama", "message " + i);
        }

        Answers.ExportProgress export = finished(start("rama"));

        Exported exported = office.as("rama").get("/api/v1/export/" + export.id() + "/file").as(Exported.class);
        assertThat(exported.messages()).hasSize(230);
        assertThat(exported.messages().getLast().message().body()).isEqualTo("message 230");
    }

    @Test
    void aFinishedExportIsDeletedWithAMessageInIt() throws Exception {
        Message regretted = send("sita", "something regretted");
        Answers.ExportProgress export = finished(start("rama"));
        office.as("sita").delete("/api/v1/message/" + regretted.id());

        assertThat(office.as("rama").get("/api/v1/export/" + export.id() + "/file").status()).isEqualTo(404);
        assertThat(office.count("export_piece")).isZero();
        Answers.ExportProgress anew = finished(start("rama"));
        assertThat(office.as("rama").get("/api/v1/export/" + anew.id() + "/file").text()).doesNotContain("regretted");
    }

    @Test
    void oneThatIsWrittenWhileAMessageIsDeletedIsDoneWithoutIt() {
        send("rama", "something that stays");
        Message regretted = send("sita", "something regretted");
        meanwhile.set(() -> office.as("sita").delete("/api/v1/message/" + regretted.id()));

        Answers.ExportProgress export = finished(start("rama"));

        assertThat(export.state()).isEqualTo("done");
        Answer file = office.as("rama").get("/api/v1/export/" + export.id() + "/file");
        assertThat(file.as(Exported.class).messages()).hasSize(2);
        assertThat(file.text()).contains("something that stays").doesNotContain("regretted");
    }

    @Test
    void aRunningExportStartsOverWhenAMessageIsDeleted() throws Exception {
        Message regretted = send("sita", "something regretted");
        Rows.change(office.databaseUrl(), "INSERT INTO export (id, channel_id, maker, state, touched_at) VALUES ('elsewhere', "
                + channel + ", 'rama', 'running', TIMESTAMP WITH TIME ZONE '2999-01-01 00:00:00+00')");
        Rows.change(office.databaseUrl(), "INSERT INTO export_piece (export_id, number, bytes) VALUES ('elsewhere', 0, "
                + "CAST('regretted' AS BYTEA))");
        office.as("sita").delete("/api/v1/message/" + regretted.id());

        assertThat(office.count("export_piece")).isZero();
        assertThat(office.count("export WHERE id = 'elsewhere' AND state = 'outdated'")).isEqualTo(1);
        assertThat(office.as("rama").get("/api/v1/export/elsewhere").as(Answers.ExportProgress.class).state()).isEqualTo("running");
        assertThat(office.as("rama").post("/api/v1/channel/" + channel + "/export").problem()).isEqualTo("export_running");
        assertThat(office.as("rama").delete("/api/v1/export/elsewhere").status()).isEqualTo(204);
        assertThat(office.as("rama").get("/api/v1/export/elsewhere").as(Answers.ExportProgress.class).state()).isEqualTo("cancelled");
    }

    @Test
    void onlyAnOwnerExportsAndOnlyTheMakerFetches() {
        assertThat(office.as("sita").post("/api/v1/channel/" + channel + "/export").problem()).isEqualTo("not_allowed");
        assertThat(office.as("lakshman").post("/api/v1/channel/" + channel + "/export").status()).isEqualTo(404);
        String direct = office.as("rama").post("/api/v1/direct/shyam").as(Channel.class).id();
        assertThat(office.as("rama").post("/api/v1/channel/" + direct + "/export").problem()).isEqualTo("not_allowed");

        Answers.ExportProgress export = finished(start("rama"));

        assertThat(office.as("shyam").get("/api/v1/export/" + export.id()).status()).isEqualTo(404);
        assertThat(office.as("sita").get("/api/v1/export/" + export.id() + "/file").status()).isEqualTo(404);
        assertThat(office.as("sita").delete("/api/v1/export/" + export.id()).status()).isEqualTo(404);
    }

    @Test
    void whoIsNoOwnerAnyMoreFetchesNothing() {
        Answers.ExportProgress export = finished(start("rama"));

        office.as("rama").patch("/api/v1/channel/" + channel + "/member/shyam", "{\"role\":\"owner\"}");
        office.as("shyam").patch("/api/v1/channel/" + channel + "/member/rama", "{\"role\":\"member\"}");

        assertThat(office.as("rama").get("/api/v1/export/" + export.id() + "/file").status()).isEqualTo(404);
    }

    @Test
    void cancelledAndDayOldExportsAreGone() throws Exception {
        Answers.ExportProgress cancelled = finished(start("rama"));
        assertThat(office.as("rama").delete("/api/v1/export/" + cancelled.id()).status()).isEqualTo(204);
        assertThat(office.as("rama").get("/api/v1/export/" + cancelled.id()).status()).isEqualTo(404);

        Answers.ExportProgress late = finished(start("rama"));
        now.updateAndGet(time -> time.plus(Duration.ofHours(25)));
        office.tidyUp();

        assertThat(office.as("rama").get("/api/v1/export/" + late.id() + "/file").status()).isEqualTo(404);
        assertThat(office.count("export")).isZero();
        assertThat(office.count("export_piece")).isZero();
    }

    @Test
    void anExportOfADeadServerFailsAndBlocksNobody() throws Exception {
        Rows.change(office.databaseUrl(), "INSERT INTO export (id, channel_id, maker, state, touched_at) VALUES ('silent', " + channel
                + ", 'rama', 'running', TIMESTAMP WITH TIME ZONE '2001-01-01 00:00:00+00')");

        assertThat(office.as("rama").get("/api/v1/export/silent").as(Answers.ExportProgress.class).state()).isEqualTo("failed");
        assertThat(office.as("rama").get("/api/v1/export/silent/file").problem()).isEqualTo("export_not_done");
        assertThat(finished(start("rama")).state()).isEqualTo("done");
    }

    @Test
    void oneThatStillWaitsOrRunsElsewhereHindersASecond() throws Exception {
        Rows.change(office.databaseUrl(), "INSERT INTO export (id, channel_id, maker, state, touched_at) VALUES ('elsewhere', "
                + channel + ", 'rama', 'running', TIMESTAMP WITH TIME ZONE '2999-01-01 00:00:00+00')");

        assertThat(office.as("rama").post("/api/v1/channel/" + channel + "/export").problem()).isEqualTo("export_running");
        assertThat(office.as("rama").delete("/api/v1/export/elsewhere").status()).isEqualTo(204);
        assertThat(office.as("rama").get("/api/v1/export/elsewhere").as(Answers.ExportProgress.class).state()).isEqualTo("cancelled");
        assertThat(finished(start("rama")).state()).isEqualTo("done");
    }

    private Answers.ExportProgress start(String username) {
        Answer answer = office.as(username).post("/api/v1/channel/" + channel + "/export");
        assertThat(answer.status()).isEqualTo(202);
        return answer.as(Answers.ExportProgress.class);
    }

    private Answers.ExportProgress finished(Answers.ExportProgress started) {
        Await.until("the export has finished", () -> !progress(started).state().equals("running"));
        return progress(started);
    }

    private Answers.ExportProgress progress(Answers.ExportProgress started) {
        return office.as("rama").get("/api/v1/export/" + started.id()).as(Answers.ExportProgress.class);
    }

    private Message send(String author, String body) {
        return office.as(author).post("/api/v1/channel/" + channel + "/messages",
                new Requests.MessageToSend(null, body, null, null)).as(Message.class);
    }
}
