package dev.vireo.server.attachment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.protocol.Channel;
import dev.vireo.protocol.ChannelKind;
import dev.vireo.protocol.Message;
import dev.vireo.protocol.Message.Attachment;
import dev.vireo.protocol.Office;
import dev.vireo.protocol.Requests;
import dev.vireo.testing.TestOffice;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class CollectingTest {

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.now());
    private TestOffice office;
    private String channel;

    @BeforeEach
    void open() {
        office = TestOffice.open(now::get);
        channel = office.as("rama").post("/api/v1/direct/shyam").as(Channel.class).id();
    }

    @AfterEach
    void close() {
        office.close();
    }

    @Test
    void uploadsUnusedForADayAreDeleted() throws IOException {
        Attachment left = upload("rama", "left.png", Pictures.png(20, 20));
        office.as("rama").get("/api/v1/attachment/" + left.id() + "/preview");
        Attachment taken = upload("rama", "taken.txt", text("taken"));
        send(taken);

        later(Duration.ofHours(23));
        assertThat(status("rama", left)).isEqualTo(200);

        later(Duration.ofHours(2));
        assertThat(status("rama", left)).isEqualTo(404);
        assertThat(status("shyam", taken)).isEqualTo(200);
        assertThat(contents()).hasSize(1);
        assertThat(Folders.files(office.folder().resolve("previews"))).isEmpty();
    }

    @Test
    void deletedContentIsRemovedUnlessAnotherFileHasIt() throws IOException {
        Attachment one = upload("rama", "one.txt", text("the same"));
        Attachment other = upload("rama", "other.txt", text("the same"));
        Attachment alone = upload("rama", "alone.txt", text("alone"));
        Message first = send(one, alone);
        Message second = send(other);

        office.as("rama").delete("/api/v1/message/" + first.id());
        later(Duration.ofHours(2));

        assertThat(status("shyam", other)).isEqualTo(200);
        assertThat(contents()).hasSize(1);

        office.as("rama").delete("/api/v1/message/" + second.id());
        later(Duration.ofHours(2));

        assertThat(contents()).isEmpty();
    }

    @Test
    void retentionReleasesTheFilesOfItsMessages() throws IOException {
        Attachment file = upload("rama", "old.txt", text("old"));
        send(file);
        office.as("shyam").patch("/api/v1/office", "{\"retention_days\":7}").as(Office.class);

        later(Duration.ofDays(8));

        assertThat(status("shyam", file)).isEqualTo(404);
        assertThat(contents()).isEmpty();
    }

    @Test
    void anOfficeWithoutRoomTakesNothingUntilThereIsSome() throws IOException {
        Attachment first = upload("rama", "first.bin", new byte[60_000]);
        office.as("shyam").patch("/api/v1/office", "{\"attachment_quota\":100000}").as(Office.class);

        assertThat(Uploading.upload(office, "rama", "second.bin", bytes(60_000, 2)).problem()).isEqualTo("quota_reached");
        assertThat(contents()).hasSize(1);
        assertThat(Uploading.upload(office, "rama", "small.bin", bytes(30_000, 3)).status()).isEqualTo(201);

        later(Duration.ofHours(25));
        assertThat(status("rama", first)).isEqualTo(404);
        assertThat(Uploading.upload(office, "rama", "second.bin", bytes(60_000, 2)).status()).isEqualTo(201);
    }

    @Test
    void aFileIsAnswerableToTheMembershipOfTheMoment() {
        String group = office.as("shyam").post("/api/v1/channels", new Requests.NewChannel(ChannelKind.GROUP, "Bridge", null,
                List.of("rama", "sita"))).as(Channel.class).id();
        Attachment file = upload("shyam", "plan.txt", text("the plan"));
        office.as("shyam").post("/api/v1/channel/" + group + "/messages", new Requests.MessageToSend(null, "", null,
                List.of(file.id()))).as(Message.class);
        assertThat(status("rama", file)).isEqualTo(200);

        office.as("shyam").delete("/api/v1/channel/" + group + "/member/rama");
        office.as("sita").delete("/api/v1/channel/" + group + "/member/sita");

        assertThat(status("rama", file)).isEqualTo(404);
        assertThat(status("sita", file)).isEqualTo(404);
        assertThat(status("lakshman", file)).isEqualTo(404);
        assertThat(status("shyam", file)).isEqualTo(200);
    }

    @Test
    void contentUploadedAgainDuringCollectionStays() throws Exception {
        byte[] content = text("again and again");
        try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int round = 0; round < 8; round++) {
                Message before = send(upload("rama", "before.txt", content));
                office.as("rama").delete("/api/v1/message/" + before.id());
                now.updateAndGet(time -> time.plus(Duration.ofHours(2)));
                List<Future<Attachment>> uploads = new ArrayList<>();
                for (int i = 0; i < 4; i++) {
                    uploads.add(people.submit(() -> upload("rama", "anew.txt", content)));
                }
                Future<?> collecting = people.submit(office::tidyUp);
                for (Future<Attachment> upload : uploads) {
                    assertThat(status("rama", upload.get())).isEqualTo(200);
                }
                collecting.get();
                assertThat(status("rama", uploads.getFirst().get())).isEqualTo(200);
                for (Future<Attachment> upload : uploads) {
                    office.as("rama").delete("/api/v1/message/" + send(upload.get()).id());
                }
            }
        }
    }

    private void later(Duration time) {
        now.updateAndGet(before -> before.plus(time));
        office.tidyUp();
    }

    private List<Path> contents() throws IOException {
        return Folders.contents(office);
    }

    private static byte[] bytes(int count, int value) {
        byte[] bytes = new byte[count];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private Attachment upload(String username, String name, byte[] content) {
        return Uploading.upload(office, username, name, content).as(Attachment.class);
    }

    private Message send(Attachment... files) {
        return office.as("rama").post("/api/v1/channel/" + channel + "/messages", new Requests.MessageToSend(null, "", null,
                List.of(files).stream().map(Attachment::id).toList())).as(Message.class);
    }

    private int status(String username, Attachment file) {
        return office.as(username).get("/api/v1/attachment/" + file.id()).status();
    }
}
