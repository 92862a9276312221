package dev.vireo.installer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

    /** What a server needs is in the cache of those only who host one. */
    @Test
    void aClientTakesTheCacheOfWhatItDoes() throws Exception {
        Path home = program("vireo", "vireo");
        for (String part : List.of("app/vireo-app.jar", "app/lib/library.jar", "runtime/lib/modules", "vireo.options")) {
            Files.createDirectories(home.resolve(part).getParent());
            Files.writeString(home.resolve(part), part);
        }
        Path plain = Files.createDirectories(folder.resolve("data"));
        Path host = folder.resolve("a host's data");
        Files.createDirectories(host.resolve("office"));
        Files.writeString(host.resolve("office/vireo.properties"), "");
        Path start = home.resolve("bin/vireo");

        assertThat(cache(start, "--data", plain.toString())).isEmpty();
        String alone = cached(home, "");
        assertThat(List.of(cache(start, "--data", plain.toString()), cache(start, "--data", host.toString())))
                .as("better than none").containsOnly(alone);
        String hosting = cached(home, "hosting");
        assertThat(List.of(cache(start), cache(start, "--data", plain.toString()), cache(start, "--version"))).containsOnly(alone);
        assertThat(List.of(cache(start, "--data", host.toString()), cache(start, "--hidden", "--data=" + host),
                cache(start, "--office", host.resolve("office").toString()))).containsOnly(hosting);
    }

    /** Makes one. @return its path */
    private String cached(Path home, String use) throws Exception {
        Path caches = Files.createDirectories(folder.resolve("cache/vireo"));
        String name = called(Path.of("/bin/sh"), "-c", "home=$0 name=vireo; . \"$home/prepared.sh\"; look_for \"$1\"; echo \"$prepared\"",
                home.toString(), use).getFirst();
        return Files.writeString(caches.resolve(name), "a cache").toString();
    }

    /** The one that a start takes; empty if it takes none. */
    private String cache(Path script, String... arguments) throws Exception {
        return called(script, arguments).stream().filter(line -> line.startsWith("-XX:AOTCache=")).findFirst().orElse("")
                .replace("-XX:AOTCache=", "");
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

    private List<String> called(Path script, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(script.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(Map.of("XDG_CACHE_HOME", folder.resolve("cache").toString(), "XDG_DATA_HOME",
                folder.resolve("none").toString(), "VIREO_APP_DATA", "", "VIREO_PREPARE", "no"));
        Process process = builder.start();
        List<String> lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        assertThat(process.waitFor()).as(lines::toString).isZero();
        return lines;
    }
}
