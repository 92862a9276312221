package dev.vireo.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.picture.Samples;
import dev.vireo.protocol.Answers;
import dev.vireo.protocol.Channel;
import dev.vireo.protocol.Message.Attachment;
import dev.vireo.protocol.Message.Preview;
import dev.vireo.testing.Http;
import dev.vireo.testing.Http.Answer;
import dev.vireo.testing.TestOffice;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server whose libraries are replaced while it runs, as an upgrade does it. */
@Tag("long")
final class ReplacedLibrariesTest {

    @TempDir private Path folder;

    @Test
    void aServerWhoseLibrariesWereTakenAwayGoesOn() throws Exception {
        Path lib = Files.createDirectory(folder.resolve("lib"));
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m",
                "-XX:-UsePerfData", "-cp", linked(lib), Main.class.getName(), "serve", "--data", folder.resolve("data").toString(),
                "--port", "0")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            URI address = URI.create(out.readLine().replaceFirst(".* at ", ""));
            Files.move(lib, folder.resolve("replaced"));
            String code = Files.readString(folder.resolve("data").resolve("setup-code")).strip();
            Http shyam = new Http(address, new Http(address, null).post("/api/v1/setup", Map.of("code", code, "office", "Ayodhya",
                    "username", "shyam", "display_name", "Shyam", "password", TestOffice.PASSWORD))
                    .as(Answers.SignedIn.class).token());

            for (String format : List.of("jpeg", "png", "gif", "bmp", "tiff", "webp")) {
                byte[] content = format.equals("webp") ? Samples.webp() : Samples.twoColours(format);
                Attachment picture = upload(shyam, "picture", content);
                assertThat(picture.preview()).as(format).isEqualTo(Preview.IMAGE);
                assertThat(shyam.get("/api/v1/attachment/" + picture.id() + "/preview").status()).isEqualTo(200);
            }
            assertThat(upload(shyam, "a.csv", "Gr\u00F6\u00DFe;3".getBytes(StandardCharsets.ISO_8859_1)).preview()).isEqualTo(Preview.TEXT);
            Channel channel = shyam.post("/api/v1/channels", Map.of("kind", "group", "name", "Plans", "members", List.of()))
                    .as(Channel.class);
            everyRoute(shyam, channel.id());
        } finally {
            process.destroyForcibly().onExit().join();
            for (File link : folder.resolve("replaced").toFile().listFiles()) {
                Files.delete(link.toPath());
            }
        }
    }

    /** Whatever they answer, none of them fails. */
    private static void everyRoute(Http shyam, String channel) {
        String message = shyam.post("/api/v1/channel/" + channel + "/messages", Map.of("body", "Is this thing on?")).text()
                .replaceFirst("(?s).*?\"id\":\"(\\d+)\".*", "$1");
        List<Answer> answers = new ArrayList<>();
        for (String path : List.of("/health", "/ready", "/metrics", "/api/v1/users", "/api/v1/user/shyam", "/api/v1/user/shyam/avatar",
                "/api/v1/user/shyam/status", "/api/v1/user/shyam/tokens", "/api/v1/online-users", "/api/v1/channels",
                "/api/v1/open-channels",
                "/api/v1/channel/" + channel, "/api/v1/channel/" + channel + "/members", "/api/v1/channel/" + channel + "/messages",
                "/api/v1/message/" + message, "/api/v1/message/" + message + "/thread", "/api/v1/message/" + message + "/versions",
                "/api/v1/search?query=thing", "/api/v1/unread", "/api/v1/events", "/api/v1/office", "/api/v1/sessions",
                "/api/users/messages/unread-counts/shyam", "/api/users/messages/poll/shyam", "/api/v1/nothing")) {
            answers.add(shyam.get(path));
        }
        answers.add(shyam.send("PUT", "/api/v1/message/" + message + "/reaction/%F0%9F%91%8D", Optional.empty(), new byte[0]));
        answers.add(shyam.send("PUT", "/api/v1/user/shyam/avatar", Optional.of("application/octet-stream"), Samples.twoColours("png")));
        answers.add(shyam.post("/api/v1/users", Map.of("username", "rama", "display_name", "Rama", "password", TestOffice.PASSWORD)));
        answers.add(shyam.post("/api/v1/session", Map.of("username", "rama", "password", TestOffice.PASSWORD)));
        answers.add(shyam.post("/api/v1/direct/rama"));
        answers.add(shyam.post("/api/v1/channel/" + channel + "/export"));
        answers.add(shyam.delete("/api/v1/message/" + message));
        assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).as(answer.text()).isBetween(200, 499));
        assertThat(answers).as("most of them are found").filteredOn(answer -> answer.status() < 300).hasSizeGreaterThan(24);
    }

    private static Attachment upload(Http shyam, String name, byte[] content) {
        return shyam.send("POST", "/api/v1/attachments?name=" + name, Optional.empty(), content).as(Attachment.class);
    }

    /** The class path, with a link of its own to each library. */
    private static String linked(Path lib) throws IOException {
        List<String> entries = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            Path place = Path.of(entry);
            if (Files.isRegularFile(place)) {
                Path link = lib.resolve(entries.size() + "-" + place.getFileName());
                Files.createSymbolicLink(link, place.toAbsolutePath());
                entries.add(link.toString());
            } else if (Files.isDirectory(place)) {
                // Our own classes are in no library here, and stay.
                entries.add(entry);
            }
        }
        return String.join(File.pathSeparator, entries);
    }
}
