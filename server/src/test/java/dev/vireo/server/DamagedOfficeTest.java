package dev.vireo.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vireo.protocol.Message;
import dev.vireo.testing.TestChannel;
import dev.vireo.testing.TestOffice;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A data folder of which something is gone or broken is no new office, and serves nobody. Each test has a copy of one office. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class DamagedOfficeTest {

    private Path whole;
    private Path data;
    private Path file;

    @BeforeAll
    void makeAnOffice(@TempDir Path temporary) throws IOException {
        whole = temporary;
        try (TestOffice office = TestOffice.open()) {
            office.as("rama").send("POST", "/api/v1/attachments?name=plan.txt", Optional.of("application/octet-stream"),
                    "The plan.".getBytes(StandardCharsets.UTF_8));
            TestChannel chat = TestChannel.group(office, "Bridge", "rama");
            for (int i = 0; i < 50; i++) {
                Message sent = chat.send("rama", "Is this thing on? ".repeat(100) + i);
                assertThat(sent.number()).isEqualTo(i + 1);
            }
            office.stop();
            copy(office.folder(), whole);
        }
        // Whatever is cut off or overwritten must be something that counts.
        new CompactCommand(Config.of(Map.of(Setting.DATA, whole.toString()), Map.of())).run(line -> {});
        Files.deleteIfExists(whole.resolve("office-before-compacting.zip"));
    }

    @BeforeEach
    void copyIt(@TempDir Path temporary) throws IOException {
        data = temporary.resolve("office");
        copy(whole, data);
        file = data.resolve("office.mv.db");
    }

    @AfterAll
    void theCopyWasWhole() {
        try (VireoServer server = VireoServer.start(Config.local(whole, 0))) {
            assertThat(server.setupCode()).isEmpty();
        }
    }

    @Test
    void aMissingDatabaseBesideAttachmentsIsNoNewOffice() throws IOException {
        Files.delete(file);

        assertRefused("missing");
        assertThat(file).doesNotExist();
        assertThat(data.resolve("setup-code")).doesNotExist();
    }

    @Test
    void anEmptyFileBesideAttachmentsIsNoNewOffice() throws IOException {
        Files.write(file, new byte[0]);

        assertRefused("empty");
        assertThat(file).isEmptyFile();
    }

    @Test
    void aDatabaseWithoutAnOfficeBesideAttachmentsIsNoNewOffice(@TempDir Path other) throws IOException {
        VireoServer.start(Config.local(other, 0)).close();
        Files.write(file, Files.readAllBytes(other.resolve("office.mv.db")));

        assertRefused("the log of another office");
        assertThat(data.resolve("setup-code")).doesNotExist();
    }

    @Test
    void aFolderWithNothingOfAnOfficeIsANewOne() throws IOException {
        Files.delete(file);
        delete(data.resolve("attachments"));
        assertThatThrownBy(() -> VireoServer.start(Config.local(data, 0)).close()).isInstanceOf(StartException.class)
                .hasMessageContaining("its log is there");
        delete(data.resolve("entries"));

        try (VireoServer server = VireoServer.start(Config.local(data, 0))) {
            assertThat(server.setupCode()).isPresent();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"half", "one block less", "one byte", "no header", "zeros in the middle", "text"})
    void aBrokenFileIsOneLineThatSaysSo(String damage) throws IOException {
        damage(damage);

        assertRefused("damaged");
    }

    private void damage(String damage) throws IOException {
        try (RandomAccessFile broken = new RandomAccessFile(file.toFile(), "rw")) {
            long size = broken.length();
            switch (damage) {
                case "half" -> broken.setLength(size / 2);
                case "one block less" -> broken.setLength(size - 4_096);
                case "one byte" -> broken.setLength(1);
                case "no header" -> broken.write(new byte[8_192]);
                case "zeros in the middle" -> {
                    broken.seek(size / 4);
                    broken.write(new byte[(int) (size / 2)]);
                }
                default -> {
                    broken.setLength(0);
                    broken.write("no database".getBytes(StandardCharsets.UTF_8));
                }
            }
        }
    }

    @Test
    void checkSaysWhatCanBeReadAndWhatIsMissing() throws IOException {
        List<String> lines = new ArrayList<>();
        assertThat(check(lines)).as(String.join("\n", lines)).isTrue();
        assertThat(lines).anyMatch(line -> line.matches(" *message +50 rows.*ok"));

        delete(data.resolve("attachments"));
        lines.clear();

        assertThat(check(lines)).isFalse();
        assertThat(lines).anyMatch(line -> line.endsWith("MISSING"));
    }

    @Test
    void anOfficeThatLostItsLogGoesOnAndEveryClientIsTold() throws IOException {
        delete(data.resolve("entries"));
        assertRefused("--new-log");
        List<String> lines = new ArrayList<>();

        assertThat(new CheckCommand(Config.of(Map.of(Setting.DATA, data.toString()), Map.of()), false, true).run(lines::add))
                .as(String.join("\n", lines)).isTrue();

        assertThat(lines.getFirst()).contains("begins anew");
        try (VireoServer server = VireoServer.start(Config.local(data, 0))) {
            assertThat(server.setupCode()).isEmpty();
        }
    }

    @Test
    void checkRefusesAFolderWithoutAnOffice(@TempDir Path empty) {
        assertThatThrownBy(() -> new CheckCommand(Config.of(Map.of(Setting.DATA, empty.toString()), Map.of())).run(line -> {}))
                .isInstanceOf(StartException.class);
    }

    @Test
    void compactingKeepsEverything() throws IOException {
        new CompactCommand(Config.of(Map.of(Setting.DATA, data.toString()), Map.of())).run(line -> {});

        assertThat(check(new ArrayList<>())).isTrue();
        try (VireoServer server = VireoServer.start(Config.local(data, 0))) {
            assertThat(server.setupCode()).isEmpty();
        }
    }

    private boolean check(List<String> lines) throws IOException {
        return new CheckCommand(Config.of(Map.of(Setting.DATA, data.toString()), Map.of())).run(lines::add);
    }

    private void assertRefused(String reason) {
        assertThatThrownBy(() -> VireoServer.start(Config.local(data, 0)).close())
                .isInstanceOf(StartException.class)
                .hasMessageContaining(reason)
                .hasMessageContaining("backup")
                .extracting(Throwable::getMessage).asString().hasLineCount(1);
        assertThat(data.resolve("attachments")).as("the files stay").isNotEmptyDirectory();
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path path : all.toList()) {
                Path target = to.resolve(from.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(path, target);
                }
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted((one, other) -> other.compareTo(one)).toList()) {
                Files.delete(path);
            }
        }
    }
}
