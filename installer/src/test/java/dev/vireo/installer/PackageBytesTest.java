package dev.vireo.installer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.ar.ArArchiveEntry;
import org.apache.commons.compress.archivers.ar.ArArchiveInputStream;
import org.apache.commons.compress.archivers.cpio.CpioArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.eclipse.packager.rpm.RpmTag;
import org.eclipse.packager.rpm.parse.RpmInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.tukaani.xz.XZInputStream;

/** Small packages with the real scripts, read back. */
@EnabledOnOs(OS.LINUX)
final class PackageBytesTest {

    private static final Instant TIME = Instant.parse("2026-01-01T00:00:00Z");

    @TempDir private Path folder;

    @Test
    void theServersDebHasItsScriptsAndItsConfiguration() throws IOException {
        Map<String, TarArchiveEntry> control = new TreeMap<>();
        Map<String, String> texts = new TreeMap<>();
        Map<String, TarArchiveEntry> data = new TreeMap<>();
        try (ArArchiveInputStream ar = new ArArchiveInputStream(Files.newInputStream(deb("one")))) {
            assertThat(ar.getNextEntry().getName()).isEqualTo("debian-binary");
            for (ArArchiveEntry each = ar.getNextEntry(); each != null; each = ar.getNextEntry()) {
                read(ar.readAllBytes(), each.getName().startsWith("control") ? control : data, texts);
            }
        }
        assertThat(control.keySet()).containsExactly("./conffiles", "./control", "./md5sums", "./postinst", "./postrm", "./preinst",
                "./prerm");
        assertThat(texts.get("./conffiles")).isEqualTo("/etc/vireo/environment\n/etc/vireo/vireo.properties\n");
        assertThat(List.of("./postinst", "./postrm", "./preinst", "./prerm")).allSatisfy(name -> {
            assertThat(control.get(name).getMode() & 0777).isEqualTo(0755);
            assertThat(texts.get(name)).startsWith("#!/bin/sh\nset -e\n").doesNotContain("@name@", "#program.sh#");
        });
        assertThat(data.values()).allSatisfy(each -> {
            assertThat(each.getUserName()).isEqualTo("root");
            assertThat(each.isSymbolicLink() ? 0 : each.getMode() & 022).as("others may write %s", each.getName()).isZero();
            assertThat(each.getModTime().toInstant()).isEqualTo(TIME);
        });
        assertThat(data.get("./etc/vireo/environment").getMode() & 0777).as("it may hold passwords").isEqualTo(0640);
        assertThat(data).containsKeys("./usr/bin/", "./usr/bin/vireo-server", "./etc/vireo/vireo.properties");
    }

    @Test
    void theServersRpmHasItsScriptsAndItsConfiguration() throws IOException {
        try (RpmInputStream rpm = new RpmInputStream(Files.newInputStream(rpm("one")))) {
            assertThat(List.of(RpmTag.PREINSTALL_SCRIPT, RpmTag.POSTINSTALL_SCRIPT, RpmTag.PREREMOVE_SCRIPT, RpmTag.POSTREMOVE_SCRIPT,
                    RpmTag.POSTTRANSACTION_SCRIPT)).allSatisfy(
                            tag -> assertThat((String) rpm.getPayloadHeader().getTag(tag)).isNotBlank()
                                    .doesNotContain("@name@", "#program.sh#"));
            Map<String, CpioArchiveEntry> files = new TreeMap<>();
            for (CpioArchiveEntry each = rpm.getCpioStream().getNextEntry(); each != null; each = rpm.getCpioStream().getNextEntry()) {
                files.put(each.getName(), each);
            }
            assertThat(files.values()).allSatisfy(each -> assertThat(each.isSymbolicLink() ? 0 : each.getMode() & 022).isZero());
            assertThat(files).containsKeys("./usr/bin/vireo-server", "./etc/vireo/vireo.properties");
            assertThat(files.get("./etc/vireo/environment").getMode() & 0777).as("it may hold passwords").isEqualTo(0640);
            assertThat((String[]) rpm.getPayloadHeader().getTag(RpmTag.FILE_GROUPNAME)).containsOnlyOnce("vireo");
        }
    }

    @Test
    void theSameFilesGiveTheSamePackages() throws IOException {
        byte[] deb = Files.readAllBytes(deb("one"));
        byte[] rpm = Files.readAllBytes(rpm("one"));
        assertThat(Files.readAllBytes(deb("one"))).isEqualTo(deb);
        assertThat(Files.readAllBytes(rpm("one"))).isEqualTo(rpm);
        assertThat(Files.readAllBytes(deb("two"))).isNotEqualTo(deb);
    }

    private static void read(byte[] archive, Map<String, TarArchiveEntry> entries, Map<String, String> texts) throws IOException {
        try (InputStream plain = new XZInputStream(new ByteArrayInputStream(archive));
                TarArchiveInputStream tar = new TarArchiveInputStream(plain)) {
            for (TarArchiveEntry each = tar.getNextEntry(); each != null; each = tar.getNextEntry()) {
                entries.put(each.getName(), each);
                texts.put(each.getName(), new String(tar.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
    }

    private Path deb(String words) throws IOException {
        Path deb = Files.createTempDirectory(folder, "deb").resolve("vireo-server.deb");
        DebPackage.write(deb, ServerPackage.facts(build()), tree(words), 0);
        return deb;
    }

    private Path rpm(String words) throws IOException {
        Path rpm = Files.createTempDirectory(folder, "rpm").resolve("vireo-server.rpm");
        RpmPackage.write(rpm, ServerPackage.facts(build()), tree(words));
        return rpm;
    }

    private FileTree tree(String words) throws IOException {
        FileTree tree = new FileTree(Files.createTempDirectory(folder, "made"));
        tree.text("usr/lib/vireo-server/1-1/bin/vireo-server", words, true).link("usr/bin/vireo-server",
                "../lib/vireo-server/1-1/bin/vireo-server");
        tree.secret("etc/vireo/environment", build().given("server/environment"));
        return tree.configuration("etc/vireo/vireo.properties", build().given("server/vireo.properties"));
    }

    private Build build() {
        return new Build(Path.of("..").toAbsolutePath().normalize(), folder, "1.2.3", TIME, 0);
    }
}
