package dev.vireo.installer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JarsTest {

    private static final Instant TIME = Instant.parse("2026-01-01T00:00:00Z");

    @TempDir private Path folder;

    @Test
    void aCopyKeepsWhatIsSaidOfAJarButNoChecksums() throws IOException {
        Path from = folder.resolve("signed.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(from))) {
            out.putNextEntry(new ZipEntry(JarFile.MANIFEST_NAME));
            out.write(("Manifest-Version: 1.0\nMulti-Release: true\n\nName: a/A.class\nSHA-256-Digest: eA==\n\n"
                    + "Name: a/\nImplementation-Version: 7\nSHA-256-Digest: eA==\n\nName: b/B.class\nSHA-384-Digest: eA==\n\n")
                    .getBytes(StandardCharsets.UTF_8));
            out.putNextEntry(new ZipEntry("a/A.class"));
            out.write("SHA-256-Digest".getBytes(StandardCharsets.UTF_8));
        }
        Path to = folder.resolve("packed/copy.jar");
        Jars.copy(from, to, name -> true, TIME);
        try (JarFile copy = new JarFile(to.toFile())) {
            Manifest manifest = copy.getManifest();
            assertThat(manifest.getMainAttributes()).containsEntry(Attributes.Name.MULTI_RELEASE, "true").hasSize(2);
            assertThat(manifest.getEntries()).containsOnlyKeys("a/");
            assertThat(copy.getInputStream(copy.getEntry("a/A.class"))).hasBinaryContent("SHA-256-Digest".getBytes(StandardCharsets.UTF_8));
        }
        byte[] once = Files.readAllBytes(to);
        Jars.copy(from, to, name -> true, TIME);
        assertThat(to).hasBinaryContent(once);
        Path again = folder.resolve("again.jar");
        Jars.copy(to, again, name -> true, TIME);
        assertThat(again).as("with nothing left to take out").hasBinaryContent(once);
    }
}
