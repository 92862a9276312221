package dev.vireo.installer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vireo.protocol.Answers;
import dev.vireo.protocol.PackageKind;
import dev.vireo.protocol.Release;
import dev.vireo.protocol.Release.PackedProgram;
import dev.vireo.protocol.Release.ReleaseFile;
import dev.vireo.protocol.Release.TargetProcessor;
import dev.vireo.protocol.ReleaseKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ReleaseToolTest {

    @TempDir private Path disk;
    private Path keys;
    private Path folder;

    @BeforeEach
    void makeKey() throws IOException {
        keys = disk.resolve("keys");
        folder = Files.createDirectory(disk.resolve("packages"));
        ReleaseTool.run(List.of("key", keys.toString()));
    }

    private void put(String name) throws IOException {
        Files.writeString(folder.resolve(name), "content of " + name);
    }

    private String sign() throws IOException {
        return ReleaseTool.run(List.of("sign", keys.toString(), "0.2.0", folder.toString()));
    }

    private Answers.SignedRelease signed() throws IOException {
        return new Answers.SignedRelease(Files.readString(folder.resolve("release.json")),
                Files.readString(folder.resolve("release.json.sig")));
    }

    private ReleaseKey publicKey() throws IOException {
        return ReleaseKey.parse(Files.readString(keys.resolve("release-key.pub")));
    }

    @Test
    void theKeyIsForItsMakersEyesAndNeverReplaced() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keys.resolve("release-key.pem")))).isEqualTo("rw-------");
        String before = Files.readString(keys.resolve("release-key.pem"));
        assertThatThrownBy(() -> ReleaseTool.run(List.of("key", keys.toString()))).isInstanceOf(IOException.class)
                .hasMessageContaining("already");
        assertThat(Files.readString(keys.resolve("release-key.pem"))).isEqualTo(before);
    }

    @Test
    void whatIsSignedIsWhatAClientReads() throws IOException {
        for (String name : List.of("vireo_0.2.0_amd64.deb", "vireo-0.2.0-1.aarch64.rpm", "vireo-0.2.0-linux-x64.tar.gz",
                "vireo-server_0.2.0_arm64.deb", "vireo-0.2.0-x64.msi", "vireo-0.2.0-arm64.dmg")) {
            put(name);
        }
        put("notes.txt");
        assertThat(sign()).contains("Signed Vireo 0.2.0", "vireo-0.2.0-x64.msi");

        Release release = publicKey().open(signed());
        assertThat(release.version()).hasToString("0.2.0");
        assertThat(release.files()).extracting(ReleaseFile::name).hasSize(6).doesNotContain("notes.txt");
        ReleaseFile server = release.files().stream().filter(each -> each.program() == PackedProgram.SERVER).findFirst().orElseThrow();
        assertThat(server.architecture()).isEqualTo(TargetProcessor.ARM64);
        assertThat(server.kind()).isEqualTo(PackageKind.DEB);
        assertThat(server.size()).isEqualTo(Files.size(folder.resolve(server.name())));
        assertThat(release.files()).filteredOn(each -> each.kind() == PackageKind.RPM).singleElement()
                .extracting(ReleaseFile::architecture).isEqualTo(TargetProcessor.ARM64);

        sign();
        assertThat(publicKey().open(signed())).as("signed once more").isEqualTo(release);
    }

    @Test
    void aNameThatDoesNotSayWhatIsInsideIsNotSigned() throws IOException {
        assertThatThrownBy(this::sign).hasMessageContaining("no package");
        put("vireo_0.2.0.deb");
        assertThatThrownBy(this::sign).hasMessageContaining("processors");
        Files.delete(folder.resolve("vireo_0.2.0.deb"));
        put("vireo_0.1.0_amd64.deb");
        assertThatThrownBy(this::sign).hasMessageContaining("not a package of version 0.2.0");
        assertThat(folder.resolve("release.json")).doesNotExist();
    }

    @Test
    void keysThatDoNotBelongTogetherSignNothing() throws IOException {
        put("vireo_0.2.0_amd64.deb");
        Path others = disk.resolve("others");
        ReleaseTool.run(List.of("key", others.toString()));
        Files.delete(keys.resolve("release-key.pub"));
        Files.copy(others.resolve("release-key.pub"), keys.resolve("release-key.pub"));
        assertThatThrownBy(this::sign).hasMessageContaining("do not belong together");
        Files.writeString(keys.resolve("release-key.pem"), "no key");
        assertThatThrownBy(this::sign).hasMessageContaining("is not a release key");
        assertThat(folder.resolve("release.json")).doesNotExist();
    }

    @Test
    void whateverElseIsAskedForIsExplained() {
        for (List<String> arguments : List.of(List.<String>of(), List.of("sign"), List.of("key", "a", "b"))) {
            assertThatThrownBy(() -> ReleaseTool.run(arguments)).hasMessageContaining("use: key FOLDER");
        }
    }
}
