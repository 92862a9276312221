package dev.vireo.installer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DebPackageTest {

    private static final Instant TIME = Instant.parse("2026-01-01T00:00:00Z");

    @TempDir private Path folder;

    @Test
    void aPackageNamesItsAlternatives() throws IOException {
        assertThat(DebPackage.control(facts(), tree("one"))).startsWith("Package: vireo\nVersion: 1.2.3\n")
                .contains("Depends: libc6, libgtk-3-0t64 | libgtk-3-0\n", "Description: short\n long\n .\n more\n");
    }

    @Test
    void whatAnAdministratorWritesIsConfiguration() throws IOException {
        FileTree tree = tree("one").configuration("etc/vireo/vireo.properties", Files.writeString(folder.resolve("file"), "a"));
        assertThat(tree.configurations()).containsExactly("/etc/vireo/vireo.properties");
        assertThat(tree.folders()).containsExactly("etc", "etc/vireo", "usr", "usr/bin");
    }

    @Test
    void theSameFilesGiveTheSameBytesWheneverTheyWereMade() throws IOException {
        byte[] first = archive(tree("one"));
        byte[] second = archive(tree("one"));
        assertThat(second).isEqualTo(first);
    }

    @Test
    void anotherContentIsInAnotherFolder() throws IOException {
        assertThat(ProgramFolder.name("1.2.3", tree("one"))).matches("1\\.2\\.3-[0-9a-f]{8}")
                .isEqualTo(ProgramFolder.name("1.2.3", tree("one"))).isNotEqualTo(ProgramFolder.name("1.2.3", tree("two")));
    }

    private static byte[] archive(FileTree tree) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (TarArchive archive = new TarArchive(out, TIME)) {
            archive.tree("./", tree);
        }
        return out.toByteArray();
    }

    private FileTree tree(String words) throws IOException {
        return new FileTree(Files.createTempDirectory(folder, "made")).text("usr/bin/vireo", words, true).link("usr/bin/other", "vireo");
    }

    private static PackageFacts facts() {
        return new PackageFacts("vireo", "1.2.3", "short", "long\n\nmore\n", "net", List.of("libc6", "libgtk-3-0t64 | libgtk-3-0"),
                List.of(),
                List.of(), Map.of(), Map.of(), TIME);
    }
}
