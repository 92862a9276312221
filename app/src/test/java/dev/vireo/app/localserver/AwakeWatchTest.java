package dev.vireo.app.localserver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.testing.Await;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

final class AwakeWatchTest {

    @TempDir private Path disk;

    private final AtomicBoolean colleagues = new AtomicBoolean();

    /** Asks as long as its input is open, as the systems' tools do. */
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void theSystemIsAskedOnlyWhileColleaguesAreConnected() {
        AtomicReference<Optional<List<String>>> command = new AtomicReference<>(asking("one"));
        try (AwakeWatch _ = new AwakeWatch(colleagues::get, command::get, Duration.ofMillis(10))) {
            colleagues.set(true);
            Await.until("the log", () -> log().equals("one begins\n"));
            colleagues.set(false);
            Await.until("the log", () -> log().equals("one begins\none ends\n"));
            colleagues.set(true);
            Await.until("the log", () -> log().endsWith("one ends\none begins\n"));
            command.set(asking("two"));
            Await.until("the log", () -> log().contains("two begins\n"));
            assertThat(log()).doesNotContain("two ends");
        }
        Await.until("the log", () -> log().contains("two ends\n"));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aSystemThatRefusesIsNotAskedAgainAndAgain() {
        AtomicReference<Optional<List<String>>> command = new AtomicReference<>(
                Optional.of(List.of("/bin/sh", "-c", "echo refused >> '" + disk.resolve("log") + "'")));
        try (AwakeWatch _ = new AwakeWatch(colleagues::get, command::get, Duration.ofMillis(10))) {
            colleagues.set(true);
            Await.until("the log", () -> log().equals("refused\n"));
            command.set(asking("another"));
            Await.until("the log", () -> log().equals("refused\nanother begins\n"));
        }
        Await.until("the log", () -> log().endsWith("another ends\n"));
    }

    @Test
    void eachSystemIsAskedInItsOwnWay() {
        assertThat(StayAwake.command("Linux", true, 7, true).orElseThrow()).startsWith("systemd-inhibit", "--what=shutdown:sleep:idle")
                .endsWith("cat");
        assertThat(StayAwake.command("Linux", true, 7, false).orElseThrow()).contains("--what=shutdown");
        assertThat(StayAwake.command("Linux", false, 7, true)).isEmpty();
        assertThat(StayAwake.command("Mac OS X", false, 7, true).orElseThrow()).endsWith("-w", "7");
        assertThat(StayAwake.command("Mac OS X", false, 7, false)).isEmpty();
        assertThat(StayAwake.command("Windows 11", false, 7, true)).isEmpty();
    }

    @Test
    void whatTheHostChoseIsKeptBesideTheOffice() {
        assertThat(HostingSettings.in(disk)).isEqualTo(new HostingSettings(false, ""));
        new HostingSettings(true, "sita").keep(disk);
        assertThat(HostingSettings.in(disk)).isEqualTo(new HostingSettings(true, "sita"));
    }

    private Optional<List<String>> asking(String name) {
        String log = " >> '" + disk.resolve("log") + "'";
        return Optional.of(List.of("/bin/sh", "-c", "trap '' TERM; echo " + name + " begins" + log + "; read line; echo " + name + " ends"
                + log));
    }

    private String log() {
        try {
            return Files.exists(disk.resolve("log")) ? Files.readString(disk.resolve("log")) : "";
        } catch (IOException e) {
            return "";
        }
    }
}
