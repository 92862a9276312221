package dev.vireo.server.attachment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.vireo.protocol.Answers;
import dev.vireo.protocol.Channel;
import dev.vireo.protocol.Message;
import dev.vireo.protocol.Message.Attachment;
import dev.vireo.protocol.Message.Preview;
import dev.vireo.protocol.Requests;
import dev.vireo.testing.Http.Answer;
import dev.vireo.testing.TestOffice;
import dev.vireo.testing.TestPostgres;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AttachmentsTest {

    private static TestOffice office;
    private static String channel;

    @BeforeAll
    static void open() {
        office = TestOffice.open();
        channel = office.as("rama").post("/api/v1/direct/shyam").as(Channel.class).id();
    }

    @AfterAll
    static void close() {
        office.close();
    }

    @Test
    void aMessageCarriesFilesInTheirOrderAndBothReadThem() {
        Attachment text = upload("rama", "notes.txt", "Is this thing on?");
        Attachment picture = upload("rama", "green.png", Pictures.png(40, 30));

        Message sent = send("rama", "", picture.id(), text.id()).as(Message.class);

        assertThat(sent.attachments()).containsExactly(picture, text);
        assertThat(picture).isEqualTo(new Attachment(picture.id(), "green.png", "image/png", picture.size(), 40, 30,
                Preview.IMAGE));
        assertThat(text.preview()).isEqualTo(Preview.TEXT);
        assertThat(get("shyam", text.id()).text()).isEqualTo("Is this thing on?");
        assertThat(office.as("shyam").get("/api/v1/channel/" + channel + "/messages").as(Answers.MessagePage.class).messages())
                .contains(sent);
    }

    @Test
    void beforeAMessageTookItOnlyItsUploaderHasIt() {
        Attachment file = upload("rama", "draft.txt", "not yet");

        assertThat(get("rama", file.id()).status()).isEqualTo(200);
        assertThat(get("shyam", file.id()).problem()).isEqualTo("attachment_not_found");
    }

    @Test
    void onceTakenAnAddressDoesNotHelpAnOutsider() {
        Attachment file = upload("rama", "between.txt", "between us");
        send("rama", "look", file.id()).as(Message.class);

        assertThat(get("lakshman", file.id()).status()).isEqualTo(404);
        assertThat(office.as("lakshman").get("/api/v1/attachment/" + file.id() + "/preview").status()).isEqualTo(404);
    }

    @Test
    void aDeletedMessageLetsGoOfItsFiles() {
        Attachment file = upload("rama", "regretted.txt", "oh no");
        Message sent = send("rama", "", file.id()).as(Message.class);

        assertThat(office.as("rama").delete("/api/v1/message/" + sent.id()).status()).isEqualTo(204);

        assertThat(get("shyam", file.id()).status()).isEqualTo(404);
        assertThat(get("rama", file.id()).status()).isEqualTo(404);
    }

    @Test
    void aFileBelongsToOneMessageOnce() {
        Attachment file = upload("rama", "once.txt", "once");
        send("rama", "first", file.id()).as(Message.class);
        Attachment other = upload("rama", "other.txt", "other");

        assertThat(send("rama", "second", file.id()).problem()).isEqualTo("attachment_taken");
        assertThat(send("rama", "", other.id(), other.id()).problem()).isEqualTo("attachment_twice");
        assertThat(send("shyam", "not mine", other.id()).problem()).isEqualTo("unknown_attachment");
        assertThat(send("rama", "nothing", "no-such-file").problem()).isEqualTo("unknown_attachment");
        String[] many = new String[11];
        Arrays.setAll(many, Integer::toString);
        assertThat(send("rama", "too many", many).problem()).isEqualTo("too_many_attachments");
        assertThat(send("rama", "").problem()).isEqualTo("message_blank");
    }

    @Test
    void whatWasRefusedLeavesTheCountsAsTheyWere() {
        String before = office.as("shyam").get("/api/v1/unread").text();

        send("rama", "with nothing", "no-such-file");

        assertThat(office.as("shyam").get("/api/v1/unread").text()).isEqualTo(before);
    }

    @Test
    void aRetryWithTheSameFilesGivesTheFirstResult() {
        Attachment file = upload("rama", "retry.txt", "again");
        Requests.MessageToSend request = new Requests.MessageToSend("retry-1", null, null, List.of(file.id()));

        Answer first = office.as("rama").post("/api/v1/channel/" + channel + "/messages", request);
        Answer second = office.as("rama").post("/api/v1/channel/" + channel + "/messages", request);

        assertThat(first.status()).isEqualTo(201);
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.as(Message.class)).isEqualTo(first.as(Message.class));
        assertThat(office.as("rama").post("/api/v1/channel/" + channel + "/messages",
                new Requests.MessageToSend("retry-1", "now with words", null, List.of())).problem()).isEqualTo("client_id_reused");
    }

    @Test
    void wordsBesideFilesMayGo() {
        Message sent = send("rama", "look at this", upload("rama", "this.txt", "this").id()).as(Message.class);

        Message edited = office.as("rama").patch("/api/v1/message/" + sent.id(), new Requests.MessageChange(""))
                .as(Message.class);

        assertThat(edited.body()).isEmpty();
        assertThat(edited.attachments()).isEqualTo(sent.attachments());
    }

    @Test
    void aPartIsGivenWhereAPartIsAskedFor() {
        Attachment file = upload("rama", "digits.txt", "0123456789");

        assertThat(part(file, "bytes=2-4")).isEqualTo("206 bytes 2-4/10 234");
        assertThat(part(file, "bytes=7-")).isEqualTo("206 bytes 7-9/10 789");
        assertThat(part(file, "bytes=-3")).isEqualTo("206 bytes 7-9/10 789");
        assertThat(part(file, "bytes=-99")).isEqualTo("206 bytes 0-9/10 0123456789");
        assertThat(part(file, "bytes=5-99")).isEqualTo("206 bytes 5-9/10 56789");
        assertThat(part(file, "bytes=10-")).startsWith("416 bytes */10");
        assertThat(part(file, "bytes=-0")).startsWith("416");
        assertThat(part(file, "bytes=4-2")).startsWith("200").endsWith("0123456789");
        assertThat(part(file, "bytes=0-1,4-5")).startsWith("200").endsWith("0123456789");
    }

    @Test
    void aCachedFileIsNotSentAgain() {
        Attachment file = upload("rama", "known.txt", "known");
        String tag = get("rama", file.id()).header("ETag").orElseThrow();

        assertThat(get("rama", file.id(), "If-None-Match", tag).status()).isEqualTo(304);
        assertThat(get("rama", file.id(), "If-None-Match", "\"other\"").status()).isEqualTo(200);
        assertThat(get("rama", file.id(), "Range", "bytes=0-1", "If-Range", tag).status()).isEqualTo(206);
        assertThat(get("rama", file.id(), "Range", "bytes=0-1", "If-Range", "\"other\"").status()).isEqualTo(200);
    }

    @Test
    void aBrowserThatShowsAFileRunsNothingOfIt() {
        Answer answer = get("rama", upload("rama", "grüße.txt", "hello").id());

        assertThat(answer.header("X-Content-Type-Options")).contains("nosniff");
        assertThat(answer.header("Content-Security-Policy").orElseThrow()).contains("sandbox", "default-src 'none'");
        assertThat(answer.header("Cache-Control")).contains("private, no-cache");
        assertThat(answer.header("Content-Type")).contains("text/plain;charset=utf-8");
        assertThat(answer.header("Content-Disposition"))
                .contains("inline; filename=\"gr__e.txt\"; filename*=UTF-8''gr%C3%BC%C3%9Fe.txt");
    }

    @Test
    void theSameContentIsKeptOnce() throws Exception {
        byte[] content = "the very same content".getBytes(StandardCharsets.UTF_8);

        Attachment one = upload("rama", "one.txt", content);
        long before = Folders.contents(office).size();
        Attachment other = upload("shyam", "other.txt", content);

        assertThat(Folders.contents(office)).hasSize((int) before);
        assertThat(other.id()).isNotEqualTo(one.id());
        assertThat(get("shyam", other.id()).bytes()).isEqualTo(content);
    }

    @Test
    void aFileOfNothingIsAFile() {
        Attachment empty = upload("rama", "empty", new byte[0]);

        assertThat(empty.size()).isZero();
        assertThat(get("rama", empty.id()).bytes()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aFileWhoseContentIsLostSaysSo(boolean gone) throws Exception {
        assumeThat(TestPostgres.isWanted()).as("the folder is but a cache").isFalse();
        Attachment file = upload("rama", "lost.txt", "soon to be lost " + gone);
        for (Path each : Folders.contents(office)) {
            if (Files.readString(each, StandardCharsets.ISO_8859_1).startsWith("soon to be lost " + gone)) {
                Files.delete(each);
                if (!gone) {
                    Files.createFile(each);
                }
            }
        }

        for (String what : List.of("", "/preview")) {
            Answer answer = office.as("rama").get("/api/v1/attachment/" + file.id() + what);
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.problem()).isEqualTo("content_missing");
        }
        Attachment again = upload("rama", "found.txt", "soon to be lost " + gone);
        assertThat(get("rama", again.id()).text()).isEqualTo("soon to be lost " + gone);
        assertThat(get("rama", file.id()).text()).isEqualTo("soon to be lost " + gone);
    }

    @Test
    void filesAreThereAfterARestart() {
        Attachment file = upload("rama", "lasting.txt", "lasting");

        office.restart();

        assertThat(get("rama", file.id()).text()).isEqualTo("lasting");
    }

    private static String part(Attachment file, String range) {
        Answer answer = get("rama", file.id(), "Range", range);
        return answer.status() + " " + answer.header("Content-Range").orElse("-") + " " + answer.text();
    }

    private static Attachment upload(String username, String name, String content) {
        return upload(username, name, content.getBytes(StandardCharsets.UTF_8));
    }

    private static Attachment upload(String username, String name, byte[] content) {
        return Uploading.upload(office, username, name, content).as(Attachment.class);
    }

    private static Answer get(String username, String id, String... headers) {
        return office.as(username).send("GET", "/api/v1/attachment/" + id, Optional.empty(), new byte[0], headers);
    }

    private static Answer send(String author, String body, String... files) {
        return office.as(author).post("/api/v1/channel/" + channel + "/messages",
                new Requests.MessageToSend(null, body, null, List.of(files)));
    }
}
