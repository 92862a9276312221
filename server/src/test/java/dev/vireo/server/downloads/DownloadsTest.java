package dev.vireo.server.downloads;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.protocol.Answers;
import dev.vireo.protocol.Release;
import dev.vireo.protocol.Release.TargetProcessor;
import dev.vireo.testing.Http.Answer;
import dev.vireo.testing.TestOffice;
import dev.vireo.testing.TestReleaseKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class DownloadsTest {

    private static final String DEB = "vireo_1.4.0_amd64.deb";
    private static final byte[] CONTENT = "0123456789".getBytes(StandardCharsets.UTF_8);

    private static TestOffice office;
    private static Path folder;

    @BeforeAll
    static void open() {
        office = TestOffice.open();
        folder = office.folder().resolve("downloads");
    }

    @AfterAll
    static void close() {
        office.close();
    }

    @BeforeEach
    void fill() throws IOException {
        Files.createDirectories(folder);
        Files.write(folder.resolve(DEB), CONTENT);
    }

    @AfterEach
    void empty() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            for (Path each : all.toList()) {
                Files.delete(each);
            }
        }
        Files.delete(folder);
    }

    private static Answer ask(String name, String... headers) {
        return office.anybody().send("GET", "/downloads/" + name, Optional.empty(), new byte[0], headers);
    }

    @Test
    void anybodyCanDownloadWhatThePageLinksTo() {
        assertThat(office.anybody().get("/").text()).contains("href=\"downloads/" + DEB, TestReleaseKey.sha256(CONTENT),
                "Version 1.4.0, x64");

        Answer whole = ask(DEB);
        assertThat(whole.status()).isEqualTo(200);
        assertThat(whole.bytes()).isEqualTo(CONTENT);
        assertThat(whole.header("Content-Length")).contains("10");
        assertThat(whole.header("Content-Type")).contains("application/vnd.debian.binary-package");
        assertThat(whole.header("Content-Disposition")).contains("attachment; filename=\"" + DEB + '"');
        assertThat(whole.header("X-Content-Type-Options")).contains("nosniff");
    }

    @Test
    void aCutDownloadContinuesUnlessTheFileChanged() throws IOException {
        String tag = ask(DEB).header("ETag").orElseThrow();
        Answer rest = ask(DEB, "Range", "bytes=4-", "If-Range", tag);
        assertThat(rest.status()).isEqualTo(206);
        assertThat(rest.header("Content-Range")).contains("bytes 4-9/10");
        assertThat(rest.text()).isEqualTo("456789");
        assertThat(ask(DEB, "Range", "bytes=10-").status()).isEqualTo(416);
        assertThat(ask(DEB, "If-None-Match", tag).status()).isEqualTo(304);

        Files.writeString(folder.resolve(DEB), "9876543210!");
        Answer other = ask(DEB, "Range", "bytes=4-", "If-Range", tag);
        assertThat(other.status()).isEqualTo(200);
        assertThat(other.text()).isEqualTo("9876543210!");
        assertThat(other.header("ETag")).isNotEqualTo(Optional.of(tag));
    }

    @Test
    void onlyPackagesInTheFolderItselfAreOffered() throws IOException {
        Path secret = Files.writeString(office.folder().resolve("secret_1.0.0_amd64.deb"), "secret");
        Files.createSymbolicLink(folder.resolve("linked_1.0.0_amd64.deb"), secret);
        Files.createDirectory(folder.resolve("folder.deb"));
        for (String name : new String[] {"notes.txt", ".hidden.deb", "release.json", "deb", "<b>.deb", "empty.deb"}) {
            Files.writeString(folder.resolve(name), name.startsWith("empty") ? "" : "x");
        }
        for (String name : new String[] {"notes.txt", ".hidden.deb", "release.json", "deb", "%3Cb%3E.deb", "empty.deb", "folder.deb",
            "linked_1.0.0_amd64.deb", "..%2Fsecret_1.0.0_amd64.deb", "..%5Csecret_1.0.0_amd64.deb", "%2e%2e%2fsecret_1.0.0_amd64.deb",
            ".", "%00.deb", "nothing.deb"}) {
            assertThat(ask(name).status()).as(name).isBetween(400, 404);
            assertThat(ask(name).text()).as(name).doesNotContain("secret\n").contains("\"error\"");
        }
        assertThat(office.anybody().get("/").text()).contains(DEB).doesNotContain("linked", "hidden", "&#60;b", "folder.deb", "empty");
        Files.delete(secret);
    }

    @Test
    void aFileIsHashedOnceAndAgainWhenItChanges() throws IOException {
        Downloads downloads = new Downloads(folder);
        String hash = downloads.packages().getFirst().sha256();
        FileTime when = Files.getLastModifiedTime(folder.resolve(DEB));

        Files.writeString(folder.resolve(DEB), "9876543210");
        Files.setLastModifiedTime(folder.resolve(DEB), when);
        assertThat(downloads.packages().getFirst().sha256()).as("looks the same, so it is not read").isEqualTo(hash);

        Files.setLastModifiedTime(folder.resolve(DEB), FileTime.fromMillis(when.toMillis() + 1));
        assertThat(downloads.packages().getFirst().sha256())
                .isEqualTo(TestReleaseKey.sha256("9876543210".getBytes(StandardCharsets.UTF_8)));
        assertThat(new Downloads(folder.resolve("missing")).packages()).isEmpty();
    }

    @Test
    void clientsGetTheReleaseExactlyAsItWasSigned() throws IOException {
        assertThat(office.as("rama").get("/api/v1/release").problem()).isEqualTo("no_release");
        TestReleaseKey key = new TestReleaseKey();
        Answers.SignedRelease release = key.release("1.4.0", TestReleaseKey.file(DEB, TargetProcessor.X64, CONTENT));
        Files.writeString(folder.resolve(Release.FILE), release.manifest());
        Files.writeString(folder.resolve(Release.FILE + Release.SIGNATURE), release.signature() + "\n");

        Answers.SignedRelease answer = office.as("rama").get("/api/v1/release").as(Answers.SignedRelease.class);
        assertThat(answer).isEqualTo(release);
        assertThat(key.key().open(answer).files()).extracting(Release.ReleaseFile::name).containsExactly(DEB);
        assertThat(office.anybody().get("/api/v1/release").status()).isEqualTo(401);

        Files.write(folder.resolve(Release.FILE), new byte[] {'{', (byte) 0xff, '}'});
        assertThat(office.as("rama").get("/api/v1/release").status()).as("not UTF-8").isEqualTo(404);
        Files.writeString(folder.resolve(Release.FILE), "x".repeat(Release.LARGEST + 1));
        assertThat(office.as("rama").get("/api/v1/release").status()).as("too large").isEqualTo(404);
    }
}
