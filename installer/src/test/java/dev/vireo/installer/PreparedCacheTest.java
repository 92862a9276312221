package dev.vireo.installer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launchers and prepare.sh as they are packed, around a program that only says a word. */
class PreparedCacheTest {

    private static final FileTime TIME = FileTime.from(Instant.parse("2026-01-01T00:00:00Z"));
    private static final String JAR = "app/vireo-server.jar";
    private static final String FROM_CACHE = "word.Word source: shared objects file";

    @TempDir private Path disk;
    private Path home;
    private Map<String, byte[]> classes;

    @BeforeEach
    void layOut() throws IOException {
        assumeTrue(System.getProperty("os.name").startsWith("Linux"));
        home = disk.resolve("a home");
        Path java = Path.of(System.getProperty("java.home"));
        Files.createDirectories(home.resolve("runtime/bin"));
        Files.createDirectories(home.resolve("app/lib"));
        Files.createDirectories(home.resolve("bin"));
        Files.createSymbolicLink(home.resolve("runtime/bin/vireo-server"), java.resolve("bin/java"));
        Files.createSymbolicLink(home.resolve("runtime/lib"), java.resolve("lib"));
        Path linux = Path.of("linux");
        copy(linux.resolve("vireo-server.sh"), "bin/vireo-server");
        copy(linux.resolve("prepare.sh"), "prepare.sh");
        copy(linux.resolve("prepared.sh"), "prepared.sh");
        copy(linux.resolve("vireo-server.options"), "vireo-server.options");
        Files.writeString(home.resolve("app/lib/library.jar"), "");
        classes = compiled();
        writeJar("old");
    }

    @Test
    void aCacheIsUsedFromElsewhereTooAndNeverRunsCodeThatWasReplaced() throws Exception {
        assertThat(program()).contains("It is old").doesNotContain(FROM_CACHE);

        assertThat(run(home.resolve("prepare.sh").toString(), disk.resolve("cache/vireo").toString())).isEmpty();
        assertThat(program()).contains("It is old", FROM_CACHE);

        home = Files.move(home, disk.resolve("elsewhere"));
        assertThat(program()).contains("It is old", FROM_CACHE);

        // As large and as old as before.
        long size = Files.size(home.resolve(JAR));
        writeJar("new");
        assertThat(Files.size(home.resolve(JAR))).isEqualTo(size);
        assertThat(program()).contains("It is new").doesNotContain(FROM_CACHE, "It is old");

        List<String> others = List.of("vireo-0123.aot", "vireo-server-hosting-0123.aot");
        for (String other : others) {
            Files.writeString(disk.resolve("cache/vireo").resolve(other), "of another program or use");
        }
        assertThat(run(home.resolve("prepare.sh").toString(), disk.resolve("cache/vireo").toString())).isEmpty();
        assertThat(program()).contains("It is new", FROM_CACHE);
        try (var caches = Files.list(disk.resolve("cache/vireo"))) {
            assertThat(caches.map(cache -> cache.getFileName().toString())).hasSize(3).containsAll(others);
        }
    }

    /** What it prints, with where its class came from. */
    private String program() throws IOException, InterruptedException {
        return run(home.resolve("bin/vireo-server").toString(), "serve");
    }

    private String run(String... command) throws IOException, InterruptedException {
        Path out = disk.resolve("out.txt");
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(out.toFile());
        builder.environment().putAll(Map.of("XDG_CACHE_HOME", disk.resolve("cache").toString(), "JDK_JAVA_OPTIONS", "-Xlog:class+load"));
        Process process = builder.start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
        return Files.readString(out);
    }

    private void copy(Path from, String to) throws IOException {
        Files.copy(from, home.resolve(to));
        Files.setPosixFilePermissions(home.resolve(to), PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Map<String, byte[]> compiled() throws IOException {
        Path sources = Files.createDirectories(disk.resolve("sources"));
        Path main = Files.writeString(sources.resolve("Word.java"),
                "package word; public class Word { public static void main(String[] a) { System.out.println(\"It is old\"); } }");
        Path rehearsal = Files.writeString(sources.resolve("Rehearsal.java"),
                "package dev.vireo.server; public class Rehearsal { public static void main(String[] a) { word.Word.main(a); } }");
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, "-d", sources.toString(), main.toString(),
                rehearsal.toString())).isZero();
        Map<String, byte[]> made = new TreeMap<>();
        for (String name : List.of("word/Word.class", "dev/vireo/server/Rehearsal.class")) {
            made.put(name, Files.readAllBytes(sources.resolve(name)));
        }
        return made;
    }

    /** Not compressed, and always with the same times: the jar with another word is as long and as old. */
    private void writeJar(String word) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, "word.Word");
        Path jar = disk.resolve("made.jar");
        try (OutputStream out = Files.newOutputStream(jar); JarOutputStream entries = new JarOutputStream(out)) {
            entries.setLevel(0);
            entries.putNextEntry(entry("META-INF/MANIFEST.MF"));
            manifest.write(entries);
            for (Map.Entry<String, byte[]> each : classes.entrySet()) {
                entries.putNextEntry(entry(each.getKey()));
                entries.write(new String(each.getValue(), StandardCharsets.ISO_8859_1).replace("It is old", "It is " + word)
                        .getBytes(StandardCharsets.ISO_8859_1));
            }
        }
        Files.setLastModifiedTime(jar, TIME);
        Files.deleteIfExists(home.resolve(JAR));
        Files.move(jar, home.resolve(JAR));
    }

    private static ZipEntry entry(String name) {
        JarEntry entry = new JarEntry(name);
        entry.setLastModifiedTime(TIME);
        return entry;
    }
}
