package dev.vireo.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.protocol.Answers;
import dev.vireo.protocol.Message.Attachment;
import dev.vireo.testing.Http;
import dev.vireo.testing.TestOffice;
import java.io.BufferedReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A hundred uploads at once, to a server whose whole heap is only as large as uploads may use. */
@Tag("long")
final class UploadMemoryTest {

    private static final int UPLOADS = 100;
    private static final int BYTES = 2 * 1024 * 1024;
    private static final String HEAP = "-Xmx128m";

    @TempDir private Path data;

    @Test
    void aHundredUploadsAtOnceFitIntoAHeapOf128MiB() throws Exception {
        Process process = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), HEAP, "-XX:MaxDirectMemorySize=32m",
                "-XX:+ExitOnOutOfMemoryError", "-cp", System.getProperty("java.class.path"),
                Main.class.getName(), "serve", "--data", data.toString(), "--port", "0")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            URI address = URI.create(out.readLine().replaceFirst(".* at ", ""));
            String code = Files.readString(data.resolve("setup-code")).strip();
            Http shyam = new Http(address, new Http(address, null).post("/api/v1/setup", Map.of("code", code, "office", "Ayodhya",
                    "username", "shyam", "display_name", "Shyam", "password", TestOffice.PASSWORD))
                    .as(Answers.SignedIn.class).token());

            List<Attachment> files = uploadAll(process, shyam);

            assertThat(files).allSatisfy(file -> assertThat(file.size()).isEqualTo(BYTES));
            assertThat(process.isAlive()).isTrue();
            assertThat(shyam.get("/api/v1/attachment/" + files.getLast().id()).bytes()).hasSize(BYTES);
        } finally {
            process.destroyForcibly().onExit().join();
        }
    }

    /** All of them have begun before any of them may end. */
    private static List<Attachment> uploadAll(Process server, Http shyam) throws Exception {
        // The sender's memory is not what is measured.
        byte[] content = new byte[BYTES];
        CountDownLatch together = new CountDownLatch(UPLOADS);
        List<Future<Attachment>> uploads = new ArrayList<>();
        try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < UPLOADS; i++) {
                uploads.add(senders.submit(() -> {
                    together.countDown();
                    together.await();
                    return upload(server, shyam, content);
                }));
            }
            List<Attachment> files = new ArrayList<>();
            for (Future<Attachment> upload : uploads) {
                files.add(upload.get());
            }
            return files;
        }
    }

    /** On a machine so busy that the head of a request does not arrive in time, the server closes the connection: once more, then. */
    private static Attachment upload(Process server, Http shyam, byte[] content) {
        while (true) {
            try {
                return shyam.send("POST", "/api/v1/attachments?name=file.bin", Optional.empty(), content).as(Attachment.class);
            } catch (UncheckedIOException closed) {
                if (!server.isAlive()) {
                    throw closed;
                }
            }
        }
    }
}
