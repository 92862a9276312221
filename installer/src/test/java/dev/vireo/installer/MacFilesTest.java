package dev.vireo.installer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the packages for macOS are made of, which only macOS's own tools put together. */
final class MacFilesTest {

    private static final Path MACOS = Path.of("macos");
    private static final Path ROOT = Path.of("..");
    private static final Build BUILD = new Build(ROOT, Path.of("target"), "0.1.0", Instant.EPOCH, 0);

    @TempDir private Path folder;

    @Test
    void theProgramSaysWhatItIsAndThatItOpensInvitations() throws IOException {
        Path made = Files.writeString(folder.resolve("Info.plist"), MacPackages.information(BUILD));
        Map<String, Object> about = dictionary(made);
        assertThat(about).containsEntry("CFBundleIdentifier", "dev.vireo.Vireo").containsEntry("CFBundleExecutable", AppImage.NAME)
                .containsEntry("CFBundleIconFile", AppImage.NAME + ".icns").containsEntry("CFBundlePackageType", "APPL")
                .containsEntry("CFBundleShortVersionString", "0.1.0").containsEntry("CFBundleVersion", "0.1.0")
                .containsEntry("LSMinimumSystemVersion", "13.0").containsEntry("LSApplicationCategoryType", "public.app-category.business")
                .containsEntry("NSHighResolutionCapable", true).containsEntry("NSBonjourServices", List.of("_vireo._tcp"));
        assertThat(about.get("NSLocalNetworkUsageDescription")).asString().isNotBlank();
        assertThat(about.get("CFBundleURLTypes")).asInstanceOf(InstanceOfAssertFactories.LIST).singleElement()
                .asInstanceOf(InstanceOfAssertFactories.MAP).containsEntry("CFBundleURLSchemes", List.of("vireo"));
        assertThat(Files.readString(made)).doesNotContain("@");
    }

    @Test
    void theHardenedRuntimeAllowsWhatJavaNeedsAndNothingElse() {
        assertThat(dictionary(MACOS.resolve("java.entitlements"))).containsExactlyInAnyOrderEntriesOf(Map.of(
                "com.apple.security.cs.allow-jit", true, "com.apple.security.cs.allow-unsigned-executable-memory", true));
    }

    @Test
    void thePackageReplacesTheProgramWhereItIs() {
        assertThat(XmlFiles.propertyList(MACOS.resolve("component.plist"))).asInstanceOf(InstanceOfAssertFactories.LIST).singleElement()
                .asInstanceOf(InstanceOfAssertFactories.MAP).containsEntry("RootRelativeBundlePath", AppImage.NAME + ".app")
                .containsEntry("BundleIsRelocatable", false).containsEntry("BundleOverwriteAction", "upgrade");
    }

    @Test
    void theServerIsADaemonWithAUserOfItsOwn() throws IOException {
        Map<String, Object> daemon = dictionary(MACOS.resolve("server/dev.vireo.server.plist"));
        assertThat(daemon).containsEntry("Label", "dev.vireo.server").containsEntry("UserName", "_vireo").containsEntry("RunAtLoad", true)
                .containsEntry("Umask", 0077).containsEntry("KeepAlive", Map.of("SuccessfulExit", false))
                .containsEntry("ProgramArguments", List.of("/usr/local/bin/vireo-server", "serve"));
        String script = Files.readString(MACOS.resolve("server/postinstall"));
        String data = "/Library/Application Support/Vireo Server";
        assertThat(daemon.get("EnvironmentVariables"))
                .isEqualTo(Map.of("VIREO_DATA", data + "/office", "VIREO_CONFIG", data + "/vireo.properties"));
        assertThat(script).contains("data=\"" + data + "\"", "launchctl bootstrap system /Library/LaunchDaemons/dev.vireo.server.plist");
        assertThat(Files.readString(MACOS.resolve("server/uninstall.sh"))).as("the office stays").doesNotContain("rm -rf \"/Library");
    }

    /** Vireo knows by this name whether the computer already opens it for everybody. */
    @Test
    void theAgentForEverybodyIsTheOneThatTheClientKnows() throws IOException {
        Map<String, Object> agent = dictionary(MACOS.resolve("dev.vireo.client.plist"));
        assertThat(agent).containsEntry("Label", "dev.vireo.client").containsEntry("RunAtLoad", true)
                .containsEntry("ProgramArguments", List.of("/Applications/Vireo.app/Contents/MacOS/Vireo"));
        assertThat(Files.readString(ROOT.resolve("app/src/main/java/dev/vireo/app/autostart/SystemAutostart.java")))
                .contains("\"dev.vireo.\" + id");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sign.sh", "notarise.sh", "server/preinstall", "server/postinstall", "server/uninstall.sh",
        "../try/macos.sh"})
    void theScriptsAreWellFormed(String script) throws Exception {
        assertThat(new ProcessBuilder("sh", "-n", MACOS.resolve(script).toString()).inheritIO().start().waitFor()).isZero();
        assertThat(Files.readString(MACOS.resolve(script))).startsWith("#!/bin/");
    }

    @Test
    void theSettingsOfTheDaemonSayWhatToDoOnMacOs() throws IOException {
        assertThat(ServerSettings.forMac(BUILD)).contains("launchctl kickstart -k system/dev.vireo.server").doesNotContain("systemctl",
                "/etc/");
    }

    @Test
    void nothingIsSignedWithoutAnIdentity() {
        assertThat(MacSigning.installer(Map.of())).isEmpty();
        assertThat(MacSigning.installer(Map.of("VIREO_MAC_INSTALLER_IDENTITY", "Developer ID Installer: Shyam (TEAM)")))
                .containsExactly("--sign", "Developer ID Installer: Shyam (TEAM)", "--timestamp");
    }

    @Test
    void filesAndLinksAreLaidWhereThePackageHasThem() throws IOException {
        FileTree tree = new FileTree(folder.resolve("made")).text("usr/local/lib/one/bin/program", "x", true)
                .text("usr/local/lib/one/words", "x", false).link("usr/local/bin/program", "../lib/one/bin/program");
        Path root = folder.resolve("root");
        MacPackages.lay(tree, root);
        assertThat(root.resolve("usr/local/bin/program").toRealPath()).isExecutable();
        assertThat(Files.isExecutable(root.resolve("usr/local/lib/one/words"))).isFalse();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> dictionary(Path file) {
        return (Map<String, Object>) XmlFiles.propertyList(file);
    }
}
