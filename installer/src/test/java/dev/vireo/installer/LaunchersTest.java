package dev.vireo.installer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The scripts that start the programs, with a runtime that only says how it was called. */
@DisabledOnOs(OS.WINDOWS)
final class LaunchersTest {

    @TempDir private Path folder;

    @Test
    void theyRunWhereTheyWereUnpacked() throws Exception {
        Path home = program("vireo-server", "in another place");
        assertThat(called(home.resolve("bin/vireo-server"), "serve", "--data", "my office")).containsExactly(
                "@" + home + "/vireo-server.options", "-jar", home + "/app/vireo-server.jar", "serve", "--data", "my office");
    }

    @Test
    void theyFindTheirProgramThroughALink() throws Exception {
        Path home = program("vireo", "in another place");
        Path link = Files.createSymbolicLink(folder.resolve("vireo"), home.resolve("bin/vireo"));
        assertThat(called(link, "vireo://join?code=a&at=b")).contains("-Dvireo.home=" + home, "-Djpackage.app-path=" + home + "/bin/vireo",
                home + "/app/vireo-app.jar").endsWith("vireo://join?code=a&at=b");
    }

    private Path program(String name, String place) throws IOException {
        Path home = Files.createDirectories(folder.toRealPath().resolve(place));
        Path script = Files.createDirectories(home.resolve("bin")).resolve(name);
        Files.copy(Path.of("linux", name + ".sh"), script);
        Files.copy(Path.of("linux/prepared.sh"), home.resolve("prepared.sh"));
        Path runtime = Files.createDirectories(home.resolve("runtime/bin")).resolve(name);
        Files.writeString(runtime, "#!/bin/sh\nprintf '%s\\n' \"$@\"\n");
        assertThat(script.toFile().setExecutable(true) && runtime.toFile().setExecutable(true)).isTrue();
        return home;
    }

    private static List<String> called(Path script, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(script.toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        List<String> lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        assertThat(process.waitFor()).as(lines::toString).isZero();
        return lines;
    }
}
