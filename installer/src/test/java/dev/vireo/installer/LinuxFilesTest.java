package dev.vireo.installer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The files that are packed as they are; the packages themselves are tried out by {@code try/run.sh}. */
final class LinuxFilesTest {

    private static final Path LINUX = Path.of("linux");
    private static final Path ROOT = Path.of("..");

    @Test
    void theMenuEntryBelongsToTheWindowAndOpensInvitations() throws IOException {
        List<String> lines = Files.readAllLines(LINUX.resolve("vireo.desktop"));
        assertThat(lines).contains("StartupWMClass=dev.vireo.app.FxApplication", "Categories=Network;InstantMessaging;",
                "MimeType=x-scheme-handler/vireo;", "Exec=/usr/bin/vireo %u");
        assertThat(ROOT.resolve("app/src/main/java/dev/vireo/app/FxApplication.java")).exists();
    }

    @Test
    void everySettingInTheFileIsOne() throws IOException {
        String settings = Files.readString(ROOT.resolve("server/src/main/java/dev/vireo/server/Setting.java"));
        List<String> keys = Pattern.compile("(?m)^#?([a-z-]+) =").matcher(Files.readString(LINUX.resolve("server/vireo.properties")))
                .results().map(found -> found.group(1)).toList();
        assertThat(keys).contains("host", "port", "tls").allSatisfy(key -> assertThat(settings).contains("(\"" + key + "\", "));
    }

    @Test
    void theServiceIsItsOwnUserAndANormalStopIsNoFailure() throws IOException {
        assertThat(Files.readAllLines(LINUX.resolve("server/vireo.service"))).contains("User=vireo", "Type=notify", "SuccessExitStatus=143",
                "StateDirectory=vireo", "ProtectSystem=strict").noneMatch(line -> line.startsWith("MemoryDenyWriteExecute"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"vireo.sh", "vireo-server.sh", "server/postinst", "server/prerm", "server/postrm", "server/rpm-pre",
        "server/rpm-post", "server/rpm-preun", "server/rpm-postun"})
    void theScriptsAreWellFormed(String script) throws Exception {
        assertThat(new ProcessBuilder("sh", "-n", LINUX.resolve(script).toString()).inheritIO().start().waitFor()).isZero();
        assertThat(Files.readString(LINUX.resolve(script))).as("containers have no menus").doesNotContain("xdg-desktop-menu");
    }

    @Test
    void theDescriptionForSoftwareCentresIsWellFormed() throws Exception {
        assertThat(DocumentBuilderFactory.newInstance().newDocumentBuilder()
                .parse(LINUX.resolve("dev.vireo.Vireo.metainfo.xml").toFile()).getElementsByTagName("launchable").item(0).getTextContent())
                .isEqualTo("vireo.desktop");
    }

    @Test
    void everyOptionOfALauncherIsALineOfItsOwn() throws IOException {
        for (String name : List.of("vireo.options", "vireo-server.options")) {
            try (Stream<String> lines = Files.lines(LINUX.resolve(name))) {
                assertThat(lines.filter(line -> !line.startsWith("#"))).isNotEmpty().allMatch(line -> line.matches("-\\S+"));
            }
        }
    }
}
