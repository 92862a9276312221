package dev.vireo.server.attachment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.protocol.Channel;
import dev.vireo.protocol.Message;
import dev.vireo.protocol.Message.Attachment;
import dev.vireo.protocol.Office;
import dev.vireo.protocol.Requests;
import dev.vireo.testing.Http.Answer;
import dev.vireo.testing.Rows;
import dev.vireo.testing.TestNodes;
import dev.vireo.testing.TestOffice;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Files of an office on two servers. */
@Tag("long")
final class SeveralServersFilesTest {

    private static final String LONG_AGO = "TIMESTAMP WITH TIME ZONE '2001-01-01 00:00:00+00'";

    private TestNodes office;
    private TestOffice one;
    private TestOffice other;
    private String channel;

    @BeforeEach
    void open() {
        office = TestNodes.open(2, UnaryOperator.identity());
        one = office.node(0);
        other = office.node(1);
        channel = one.as("rama").post("/api/v1/direct/shyam").as(Channel.class).id();
    }

    @AfterEach
    void close() {
        office.close();
    }

    @Test
    void aFileSentToOneServerIsReadAtTheOther() throws Exception {
        byte[] content = bytes(3 * 256 * 1024 + 17, 1);
        Attachment file = upload(one, "big.bin", content);
        Attachment picture = upload(one, "wide.png", Pictures.png(1_000, 500));
        Attachment empty = upload(one, "empty", new byte[0]);
        send(one, file, picture, empty);

        assertThat(get(other, file).bytes()).isEqualTo(content);
        assertThat(get(other, file, "Range", "bytes=262140-262150").bytes())
                .isEqualTo(Arrays.copyOfRange(content, 262_140, 262_151));
        assertThat(get(other, empty).bytes()).isEmpty();
        Answer preview = other.as("shyam").get("/api/v1/attachment/" + picture.id() + "/preview");
        assertThat(ImageIO.read(new ByteArrayInputStream(preview.bytes())).getWidth()).isEqualTo(640);
    }

    @Test
    void theQuotaHoldsOverBothServers() throws Exception {
        one.as("shyam").patch("/api/v1/office", "{\"attachment_quota\":1000000}").as(Office.class);
        upload(one, "first.bin", bytes(600_000, 1));

        assertThat(Uploading.upload(other, "rama", "second.bin", bytes(600_000, 2)).problem()).isEqualTo("quota_reached");
        assertThat(Rows.count(office.database(), "content")).as("nothing of it is left").isOne();
        assertThat(Uploading.upload(other, "rama", "third.bin", bytes(300_000, 3)).status()).isEqualTo(201);
    }

    @Test
    void manyAtOnceOnBothServersNeverKeepMoreThanTheQuota() throws Exception {
        one.as("shyam").patch("/api/v1/office", "{\"attachment_quota\":2000000}").as(Office.class);

        List<CompletableFuture<Answer>> uploads = IntStream.range(0, 12)
                .mapToObj(i -> CompletableFuture
                        .supplyAsync(() -> Uploading.upload(i % 2 == 0 ? one : other, "rama", i + ".bin", bytes(400_000, i))))
                .toList();

        assertThat(uploads).allSatisfy(upload -> assertThat(upload.join().status()).isIn(201, 409));
        assertThat(Rows.count(office.database(), "content")).isLessThanOrEqualTo(5);
    }

    @Test
    void theSameContentSentToBothAtOnceIsKeptOnce() throws Exception {
        byte[] content = bytes(300_000, 5);
        List<CompletableFuture<Answer>> uploads = IntStream.range(0, 8)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> Uploading.upload(i % 2 == 0 ? one : other, "rama", "same.bin", content)))
                .toList();

        assertThat(uploads).allSatisfy(upload -> {
            Attachment file = upload.join().as(Attachment.class);
            assertThat(one.as("rama").get("/api/v1/attachment/" + file.id()).bytes()).isEqualTo(content);
            assertThat(other.as("rama").get("/api/v1/attachment/" + file.id()).bytes()).isEqualTo(content);
        });
        assertThat(Rows.count(office.database(), "content")).isOne();
        assertThat(Rows.count(office.database(), "content_piece")).isEqualTo(2);
    }

    @Test
    void contentKeptAgainDuringAnotherServersCollectionStays() throws Exception {
        byte[] content = bytes(1_000, 7);
        for (int round = 0; round < 8; round++) {
            Message before = send(one, upload(one, "before.bin", content));
            one.as("rama").delete("/api/v1/message/" + before.id());
            Rows.change(office.database(), "UPDATE content SET kept_at = " + LONG_AGO);

            CompletableFuture<Void> collecting = CompletableFuture.runAsync(other::tidyUp);
            Attachment anew = upload(one, "anew.bin", content);
            collecting.join();
            other.tidyUp();

            assertThat(one.as("rama").get("/api/v1/attachment/" + anew.id()).bytes()).isEqualTo(content);
            assertThat(other.as("rama").get("/api/v1/attachment/" + anew.id()).bytes()).isEqualTo(content);
            assertThat(Rows.count(office.database(), "content")).isOne();
            one.as("rama").delete("/api/v1/message/" + send(one, anew).id());
        }
    }

    @Test
    void contentCollectedByOneServerIsDeletedEverywhere() throws Exception {
        Attachment picture = upload(one, "green.png", Pictures.png(20, 20));
        Message sent = send(one, picture);
        for (TestOffice node : List.of(one, other)) {
            node.as("shyam").get("/api/v1/attachment/" + picture.id() + "/preview");
        }
        one.as("rama").delete("/api/v1/message/" + sent.id());
        Rows.change(office.database(), "UPDATE content SET kept_at = " + LONG_AGO);

        one.tidyUp();
        other.tidyUp();

        assertThat(Rows.count(office.database(), "content_piece")).isZero();
        for (TestOffice node : List.of(one, other)) {
            assertThat(Folders.files(node.folder().resolve("cache"))).isEmpty();
            assertThat(Folders.files(node.folder().resolve("previews"))).isEmpty();
        }
    }

    @Test
    void halfWrittenContentsOfADeadServerAreCollected() throws Exception {
        Rows.change(office.database(), "INSERT INTO content (id, size, kept_at) VALUES ('half', 100, " + LONG_AGO + ")");
        Rows.change(office.database(), "INSERT INTO content_piece (content_id, number, bytes) VALUES ('half', 0, '\\x00')");
        Rows.change(office.database(), "INSERT INTO content (id, size, kept_at) VALUES ('running', 100, now())");

        other.tidyUp();

        assertThat(Rows.count(office.database(), "content WHERE id = 'half'")).isZero();
        assertThat(Rows.count(office.database(), "content WHERE id = 'running'")).as("another server goes on with it").isOne();
    }

    @Test
    void aContentThatIsDamagedInTheDatabaseIsNotShown() throws Exception {
        Attachment file = upload(one, "whole.txt", "whole".getBytes(StandardCharsets.UTF_8));
        Rows.change(office.database(), "UPDATE content_piece SET bytes = '\\x00'");

        assertThat(other.as("rama").get("/api/v1/attachment/" + file.id()).status()).isEqualTo(404);
    }

    private static byte[] bytes(int count, int seed) {
        byte[] bytes = new byte[count];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    private static Attachment upload(TestOffice node, String name, byte[] content) {
        return Uploading.upload(node, "rama", name, content).as(Attachment.class);
    }

    private Message send(TestOffice node, Attachment... files) {
        return node.as("rama").post("/api/v1/channel/" + channel + "/messages", new Requests.MessageToSend(null, "", null,
                List.of(files).stream().map(Attachment::id).toList())).as(Message.class);
    }

    private static Answer get(TestOffice node, Attachment file, String... headers) {
        return node.as("shyam").send("GET", "/api/v1/attachment/" + file.id(), Optional.empty(), new byte[0], headers);
    }
}
