package dev.vireo.app.update;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.protocol.PackageKind;
import dev.vireo.protocol.PackageKind.TargetSystem;
import dev.vireo.protocol.Release;
import dev.vireo.protocol.Release.TargetProcessor;
import dev.vireo.testing.TestReleaseKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class InstallationTest {

    @TempDir private Path programs;
    private Path home;

    @BeforeEach
    void install() throws IOException {
        home = programs.resolve("0.1.0-0a1b2c3d");
        Files.createDirectories(home.resolve("bin"));
        installed("0.1.0-0a1b2c3d\n");
    }

    private void installed(String name) throws IOException {
        Files.writeString(programs.resolve("installed"), name);
    }

    private static Installation of(boolean byDpkg, Map<String, String> properties) {
        return Installation.of("0.1.0", key -> properties.getOrDefault(key, ""), byDpkg);
    }

    @Test
    void aComputerIsUpdatedWithThePackageItWasInstalledFrom() throws IOException {
        Map<String, String> linux = Map.of("os.name", "Linux", "os.arch", "amd64", "vireo.home", home.toString());
        assertThat(of(true, linux).kinds()).containsExactly(PackageKind.DEB);
        assertThat(of(false, linux).kinds()).containsExactly(PackageKind.RPM);
        assertThat(of(true, linux).processor()).isEqualTo(TargetProcessor.X64);
        Files.delete(programs.resolve("installed"));
        assertThat(of(true, linux).kinds()).as("unpacked by hand").containsExactly(PackageKind.TAR_GZ);
        assertThat(of(true, Map.of("os.name", "Linux", "os.arch", "amd64")).kinds()).as("run from a build").isEmpty();

        Installation windows = of(false, Map.of("os.name", "Windows 11", "os.arch", "amd64", "jpackage.app-path", "C:\\Vireo.exe"));
        assertThat(windows.system()).isEqualTo(TargetSystem.WINDOWS);
        assertThat(windows.kinds()).startsWith(PackageKind.MSI);
        Installation mac = of(false, Map.of("os.name", "Mac OS X", "os.arch", "aarch64", "jpackage.app-path", "/Applications/Vireo"));
        assertThat(mac.processor()).isEqualTo(TargetProcessor.ARM64);
        assertThat(mac.kinds()).contains(PackageKind.DMG);
        assertThat(of(false, Map.of("os.name", "Mac OS X", "os.arch", "aarch64")).kinds()).isEmpty();
    }

    @Test
    void onWindowsOnePersonsCopyIsUpdatedAsOne() {
        TestReleaseKey key = new TestReleaseKey();
        Release release = key.key().open(key.release("0.2.0",
                TestReleaseKey.file("vireo-0.2.0-windows-x64.msi", TargetProcessor.X64, new byte[1]),
                TestReleaseKey.file("vireo-user-0.2.0-windows-x64.msi", TargetProcessor.X64, new byte[1])));
        assertThat(windows("C:\\Program Files\\Vireo\\Vireo.exe").fitting(release).orElseThrow().name())
                .isEqualTo("vireo-0.2.0-windows-x64.msi");
        assertThat(windows("C:\\Users\\Rama\\AppData\\Local\\Programs\\Vireo\\Vireo.exe").fitting(release).orElseThrow().name())
                .isEqualTo("vireo-user-0.2.0-windows-x64.msi");
    }

    private static Installation windows(String launcher) {
        return of(false, Map.of("os.name", "Windows 11", "os.arch", "amd64", "jpackage.app-path", launcher));
    }

    @Test
    void anotherVersionIsNoticedOnceItIsThere() throws IOException {
        InstalledProgram program = new InstalledProgram.VersionFolders(home);
        assertThat(program.other()).isEmpty();
        installed("0.2.0-4d5e6f70\n");
        assertThat(program.other()).as("not unpacked yet").isEmpty();
        Files.createDirectories(programs.resolve("0.2.0-4d5e6f70/bin"));
        assertThat(program.other()).contains("0.2.0");
        installed("0.1.0-99999999\n");
        Files.createDirectories(programs.resolve("0.1.0-99999999/bin"));
        assertThat(program.other()).as("the same version, built anew").contains("0.1.0");
    }

    @Test
    void whatIsBeingReplacedOrSpoiledIsNoOtherVersion() throws IOException {
        InstalledProgram program = new InstalledProgram.VersionFolders(home);
        Files.createDirectories(programs.resolve("elsewhere/bin"));
        for (String name : new String[] {"", "\n", "../" + programs.getFileName(), "/usr", "a b", "\u0000", "x".repeat(5_000)}) {
            installed(name);
            assertThat(program.other()).as(name).isEmpty();
        }
        Files.delete(programs.resolve("installed"));
        assertThat(program.other()).isEmpty();
    }

    @Test
    void onMacOsAReplacedApplicationIsNoticed() throws IOException {
        Path launcher = programs.resolve("Vireo.app/Contents/MacOS/Vireo");
        Files.createDirectories(launcher.getParent());
        Path list = programs.resolve("Vireo.app/Contents/Info.plist");
        Installation mac = of(false, Map.of("os.name", "Mac OS X", "os.arch", "aarch64", "jpackage.app-path", launcher.toString()));
        InstalledProgram program = mac.program().orElseThrow();
        assertThat(program.other()).as("nothing is there while it is replaced").isEmpty();

        String template = Files.readString(Path.of("../installer/macos/Info.plist"));
        Files.writeString(list, template.replace("@version@", "0.2.0"));
        assertThat(program.other()).as("only the list is there yet").isEmpty();
        Files.createFile(launcher).toFile().setExecutable(true);
        assertThat(program.other()).contains("0.2.0");
        Files.writeString(list, template.replace("@version@", "0.1.0"));
        assertThat(program.other()).as("the one that runs").isEmpty();
        Files.writeString(list, template);
        assertThat(program.other()).as("no version").isEmpty();

        assertThat(of(false, Map.of("os.name", "Mac OS X", "os.arch", "aarch64", "jpackage.app-path", "/opt/vireo/Vireo")).program())
                .isEmpty();
    }
}
