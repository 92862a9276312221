package dev.vireo.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The client as a process of its own, on the headless screen. */
@Timeout(value = 180, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class LauncherTest {

    @TempDir private Path disk;

    @Test
    void aFreshClientShowsItsFirstScreenAndStopsWhenAsked() throws IOException, InterruptedException {
        Process client = launch("--data", disk.resolve("vireo").toString());
        try (BufferedReader log = client.errorReader()) {
            assertThat(log.lines().anyMatch(line -> line.contains("Window painted"))).isTrue();
            assertThat(disk.resolve("vireo").resolve("lock")).exists();
            client.destroy();
            assertThat(client.waitFor(30, TimeUnit.SECONDS)).isTrue();
        } finally {
            client.destroyForcibly();
        }
    }

    @Test
    void invalidOptionsEndWithOneLineAndExitCodeTwo() throws IOException, InterruptedException {
        Process client = launch("--colour", "green");
        assertThat(client.errorReader().lines()).singleElement().asString().startsWith("vireo: ").contains("--colour");
        assertThat(client.waitFor()).isEqualTo(2);
        assertThat(disk).isEmptyDirectory();
    }

    @Test
    void aSecondStartRaisesTheRunningWindowAndExitsWithZero() throws IOException, InterruptedException {
        Path folder = disk.resolve("vireo");
        Process client = launch("--data", folder.toString());
        try (BufferedReader log = client.errorReader()) {
            assertThat(log.lines().anyMatch(line -> line.contains("Window painted"))).isTrue();

            Process second = launch("--data", folder.toString(), "vireo://join?code=ABCD-EFGH");
            assertThat(second.waitFor()).isZero();
            assertThat(log.lines().anyMatch(line -> line.contains("Another launch"))).isTrue();
            assertThat(folder.resolve("logs").resolve("client.log")).content().contains("Window painted", "Another launch")
                    .doesNotContain("ABCD");
        } finally {
            client.destroyForcibly();
        }
    }

    @Test
    void leftoversOfAKilledClientDoNotBlockAStart() throws IOException, InterruptedException {
        Path folder = disk.resolve("vireo");
        Process killed = launch("--data", folder.toString());
        assertThat(killed.errorReader().lines().anyMatch(line -> line.contains("Window painted"))).isTrue();
        killed.destroyForcibly().waitFor();
        assertThat(folder.resolve("running.json")).exists();

        Process client = launch("--data", folder.toString());
        try (BufferedReader log = client.errorReader()) {
            assertThat(log.lines().anyMatch(line -> line.contains("Window painted"))).isTrue();
        } finally {
            client.destroyForcibly();
        }
    }

    @Test
    void theVersionIsPrintedWithoutAWindow() throws IOException, InterruptedException {
        Process client = launch("--version");
        assertThat(client.inputReader().lines()).singleElement().asString().startsWith("Vireo ");
        assertThat(client.waitFor()).isZero();
    }

    private static Process launch(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElseThrow(),
                "--enable-native-access=ALL-UNNAMED", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Dglass.platform=Headless",
                "-Dprism.order=sw",
                "-Dlogback.configurationFile=logback.xml", "-Dvireo.log=debug", "-cp", System.getProperty("java.class.path"),
                Launcher.class.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).start();
    }
}
