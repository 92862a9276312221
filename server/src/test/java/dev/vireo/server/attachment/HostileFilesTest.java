package dev.vireo.server.attachment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.protocol.Limits;
import dev.vireo.protocol.Message.Attachment;
import dev.vireo.testing.Await;
import dev.vireo.testing.Http.Answer;
import dev.vireo.testing.RawConnection;
import dev.vireo.testing.TestOffice;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Files as somebody sends them who means no good. */
final class HostileFilesTest {

    private static TestOffice office;

    @BeforeAll
    static void open() {
        office = TestOffice.open();
    }

    @AfterAll
    static void close() {
        office.close();
    }

    @Test
    void aNameLeadsNowhere() throws IOException {
        List<Path> before = Folders.files(office.folder());

        Attachment file = upload("../../../../escaped.txt", text("where am I?"));

        assertThat(file.name()).isEqualTo("escaped.txt");
        assertThat(Folders.files(office.folder())).filteredOn(path -> !before.contains(path))
                .allMatch(path -> path.getParent().getParent().equals(Folders.place(office)))
                .noneMatch(path -> path.toString().contains("escaped"));
    }

    @Test
    void aWebPageIsPlainTextWhateverItsName() {
        String page = "<!DOCTYPE html><html><body><script>alert(1)</script></body></html>";

        for (String name : List.of("page.png", "page.html", "page.txt")) {
            Attachment file = upload(name, text(page));
            assertThat(file.type()).isEqualTo("text/plain");
            assertThat(file.width()).isNull();
            assertThat(content(file).header("Content-Type").orElseThrow()).startsWith("text/plain");
        }
    }

    @Test
    void drawingsAndDocumentsThatCanHoldScriptsAreText() {
        assertThat(upload("a.svg", text("<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>")).type())
                .isEqualTo("text/plain");
        assertThat(upload("a.xml", text("<?xml version=\"1.0\"?><a/>")).type()).isEqualTo("text/plain");
        assertThat(upload("a.sh", text("#!/bin/sh\nrm -rf /\n")).type()).isEqualTo("text/plain");
        assertThat(upload("a.xhtml", text("<?xml version=\"1.0\"?><html xmlns=\"http://www.w3.org/1999/xhtml\"/>")).type())
                .isEqualTo("text/plain");
    }

    @Test
    void aProgramIsNotTextWhateverItsName() {
        byte[] program = new byte[1_024];
        program[0] = 'M';
        program[1] = 'Z';

        Attachment file = upload("readme.txt", program);

        assertThat(file.type()).isNotEqualTo("text/plain").startsWith("application/");
        assertThat(file.preview()).isNull();
        assertThat(content(file).header("Content-Disposition").orElseThrow()).startsWith("attachment;");
    }

    @Test
    void anImageOf50000By50000PixelsIsNeverDecoded() {
        Attachment file = upload("huge.png", Pictures.claimedPng(50_000, 50_000, 1));

        assertThat(file.width()).isEqualTo(50_000);
        assertThat(file.preview()).isNull();
        assertThat(preview(file).problem()).isEqualTo("no_preview");
        assertThat(content(file).status()).isEqualTo(200);
    }

    @Test
    void anImageThatEndsTooEarlyHasNoPreview() {
        Attachment file = upload("early.png", Pictures.claimedPng(4_000, 4_000, 3));

        assertThat(preview(file).problem()).isEqualTo("no_preview");
        assertThat(preview(file).problem()).as("asked again").isEqualTo("no_preview");
    }

    @Test
    void textThatUnpacksToVeryMuchIsNotUnpacked() throws IOException {
        Attachment file = upload("bomb.png", Pictures.pngWithTextBomb(400L * 1024 * 1024));

        assertThat(file.size()).isLessThan(1024 * 1024);
        assertThat(ImageIO.read(new ByteArrayInputStream(preview(file).bytes())).getWidth()).isEqualTo(20);
    }

    @Test
    void anArchiveIsNeverUnpacked() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("../../bomb"));
            byte[] zeros = new byte[1024 * 1024];
            for (int i = 0; i < 200; i++) {
                zip.write(zeros);
            }
        }

        Attachment file = upload("bomb.zip", bytes.toByteArray());

        assertThat(file.type()).isEqualTo("application/zip");
        assertThat(file.size()).isEqualTo(bytes.size());
        assertThat(preview(file).problem()).isEqualTo("no_preview");
        assertThat(content(file).bytes()).isEqualTo(bytes.toByteArray());
    }

    @Test
    void exactly25MiBAreTakenAndNotOneByteMore() throws IOException {
        assertThat(upload("full.bin", new byte[(int) Limits.ATTACHMENT_BYTES]).size()).isEqualTo(Limits.ATTACHMENT_BYTES);
        List<Path> before = Folders.contents(office);
        byte[] more = new byte[(int) Limits.ATTACHMENT_BYTES + 1];

        Answer announced = Uploading.upload(office, "rama", "more.bin", more);

        assertThat(announced.status()).isEqualTo(413);
        assertThat(announced.problem()).isEqualTo("attachment_too_large");
        assertThat(unannounced(more)).isEqualTo(413);
        assertThat(Folders.contents(office)).containsExactlyInAnyOrderElementsOf(before);
    }

    /** As {@code curl -F} sends it: kept as it comes, it would be a file that nobody can open. */
    @Test
    void aFormWithAFileInItIsRefused() throws IOException {
        List<Path> before = Folders.files(office.folder());
        byte[] form = text("--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\n\r\n" + "A".repeat(3_000_000)
                + "\r\n--x--\r\n");

        Answer answer = office.as("rama").send("POST", Uploading.path("a.txt"), Optional.of("multipart/form-data; boundary=x"), form);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.problem()).isEqualTo("form_not_understood");
        assertThat(Folders.files(office.folder())).containsExactlyInAnyOrderElementsOf(before);
    }

    @Test
    void aWrongLengthDoesNotChangeHowMuchIsRead() {
        String answer = RawConnection.exchange(office.address(), head("Content-Length: 5") + "12345<html>");

        assertThat(answer).startsWith("HTTP/1.1 201").contains("\"size\":5");
    }

    @Test
    void anUploadThatIsBrokenOffLeavesNothing() throws IOException {
        List<Path> before = Folders.contents(office);
        try (RawConnection connection = new RawConnection(office.address())) {
            connection.say(head("Content-Length: 1000000") + "a".repeat(500_000));
            awaitFiles(before.size() + 1);
        }
        awaitFiles(before.size());

        assertThat(Folders.contents(office)).containsExactlyInAnyOrderElementsOf(before);
    }

    @Test
    void halfWrittenFilesOfAKilledServerAreDeletedAtItsStart() throws IOException {
        int port = office.stop();
        Path left = Folders.place(office).resolve("incoming").resolve("left");
        Files.writeString(left, "half of");

        office.start(port);

        assertThat(left).doesNotExist();
    }

    @Test
    void nobodyUploadsWithoutAToken() {
        assertThat(office.anybody().post(Uploading.path("a.txt"), "\"a\"").status()).isEqualTo(401);
    }

    private static int unannounced(byte[] body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(office.address() + Uploading.path("more.bin")))
                .header("Authorization", "Bearer " + office.token("rama"))
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))
                .build();
        try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String head(String length) {
        return "POST " + Uploading.path("raw.bin") + " HTTP/1.1\r\nHost: vireo\r\nAuthorization: Bearer " + office.token("rama")
                + "\r\n" + length + "\r\nConnection: close\r\n\r\n";
    }

    private static void awaitFiles(int count) {
        Await.until(() -> assertThat(Folders.contents(office)).hasSize(count));
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Attachment upload(String name, byte[] content) {
        return Uploading.upload(office, "rama", name, content).as(Attachment.class);
    }

    private static Answer content(Attachment file) {
        return office.as("rama").get("/api/v1/attachment/" + file.id());
    }

    private static Answer preview(Attachment file) {
        return office.as("rama").get("/api/v1/attachment/" + file.id() + "/preview");
    }
}
