package dev.vireo.installer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What an upgrade does with the folders of programs, old and new. */
@EnabledOnOs(OS.LINUX)
final class ProgramScriptTest {

    @TempDir private Path programs;
    private Path old = Path.of("");
    private Optional<Process> running = Optional.empty();

    @BeforeEach
    void anOldProgramRuns() throws IOException {
        old = program("1.0-11111111");
        running = Optional.of(new ProcessBuilder(old.resolve("java").toString(), "600").start());
    }

    @AfterEach
    void end() throws InterruptedException {
        stop();
    }

    @Test
    void aRunningProgramFindsItsFilesAfterAnUpgrade() throws Exception {
        upgradeTo("2.0-22222222");
        assertThat(folders()).containsExactly("1.0-11111111", "2.0-22222222");
        assertThat(old.resolve("app/vireo.jar")).hasContent("1.0-11111111");
    }

    @Test
    void itGoesWithTheUpgradeAfterItEnded() throws Exception {
        upgradeTo("2.0-22222222");
        stop();
        upgradeTo("3.0-33333333");
        assertThat(folders()).containsExactly("3.0-33333333");
    }

    @Test
    void itStaysForSeveralUpgradesWhileItRuns() throws Exception {
        upgradeTo("2.0-22222222");
        upgradeTo("3.0-33333333");
        assertThat(folders()).containsExactly("1.0-11111111", "3.0-33333333");
        assertThat(old.resolve("app/vireo.jar")).hasContent("1.0-11111111");
    }

    @Test
    void theSameVersionOnceMoreIsNotTwoPrograms() throws Exception {
        script("keep_programs");
        script("settle_programs");
        assertThat(folders()).containsExactly("1.0-11111111");
        assertThat(old.resolve("app/vireo.jar")).hasContent("1.0-11111111");
    }

    @Test
    void nothingIsRemovedWhereItIsUnknownWhatIsInstalled() throws Exception {
        stop();
        Files.writeString(programs.resolve("installed"), "\n");
        script("settle_programs");
        assertThat(folders()).containsExactly("1.0-11111111");
    }

    private void upgradeTo(String name) throws Exception {
        String before = Files.readString(programs.resolve("installed")).strip();
        script("keep_programs");
        program(name);
        // As dpkg and rpm do: what the old package had and the new has not.
        assertThat(new ProcessBuilder("rm", "-rf", programs.resolve(before).toString()).start().waitFor()).isZero();
        script("settle_programs");
    }

    private Path program(String name) throws IOException {
        Path folder = programs.resolve(name);
        Files.createDirectories(folder.resolve("app"));
        Files.writeString(folder.resolve("app/vireo.jar"), name);
        Files.copy(Path.of("/usr/bin/sleep").toRealPath(), folder.resolve("java"), StandardCopyOption.COPY_ATTRIBUTES);
        Files.writeString(programs.resolve("installed"), name + "\n");
        return folder;
    }

    private void script(String command) throws Exception {
        Build build = new Build(Path.of("..").toAbsolutePath(), programs, "1", Instant.EPOCH, 0);
        String functions = build.script("program.sh", "vireo");
        assertThat(functions).contains("programs=/usr/lib/vireo\n");
        Process shell = new ProcessBuilder("sh", "-ec", functions + "programs=" + programs.toRealPath() + "\n" + command).inheritIO()
                .start();
        assertThat(shell.waitFor()).isZero();
    }

    private List<String> folders() throws IOException {
        try (Stream<Path> all = Files.list(programs)) {
            return all.filter(Files::isDirectory).map(each -> each.getFileName().toString()).sorted().toList();
        }
    }

    private void stop() throws InterruptedException {
        if (running.isPresent()) {
            running.get().destroyForcibly().waitFor(30, TimeUnit.SECONDS);
        }
    }
}
