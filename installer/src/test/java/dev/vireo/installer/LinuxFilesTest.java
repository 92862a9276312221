package dev.vireo.installer;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
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
    @ValueSource(strings = {"prepare.sh", "prepared.sh", "vireo.sh", "vireo-server.sh", "program.sh", "client/preinst", "client/postinst",
        "client/postrm",
        "client/rpm-pre",
        "client/rpm-posttrans", "client/rpm-postun", "server/preinst", "server/postinst", "server/prerm", "server/postrm", "server/rpm-pre",
        "server/rpm-post", "server/rpm-preun", "server/rpm-postun", "server/rpm-posttrans"})
    void theScriptsAreWellFormed(String script) throws Exception {
        Build build = new Build(ROOT, ROOT, "1", Instant.EPOCH, 0);
        String text = build.script(script, "vireo");
        assertThat(new ProcessBuilder("sh", "-n", "-c", text).inheritIO().start().waitFor()).isZero();
        assertThat(text).as("containers have no menus").doesNotContain("xdg-desktop-menu").as("everything is put in")
                .doesNotContain("@name@", "#program");
    }

    @Test
    void everyScriptIsAmongThem() throws IOException {
        ValueSource listed = Objects.requireNonNull(named("theScriptsAreWellFormed").getAnnotation(ValueSource.class));
        for (String part : List.of("client", "server")) {
            try (Stream<Path> files = Files.list(LINUX.resolve(part))) {
                assertThat(
                        files.map(file -> part + "/" + file.getFileName()).filter(file -> file.matches(".*/(rpm-.*|(pre|post)(inst|rm))")))
                        .isSubsetOf(listed.strings());
            }
        }
    }

    private static Method named(String name) {
        return Stream.of(LinuxFilesTest.class.getDeclaredMethods()).filter(method -> method.getName().equals(name)).findAny().orElseThrow();
    }

    @Test
    void theIconsHaveTheSizesThatTheirNamesSay() throws Exception {
        for (int size : ClientPackage.ICONS) {
            BufferedImage icon = ImageIO.read(ROOT.resolve("assets/brand/vireo-" + size + ".png").toFile());
            assertThat(List.of(icon.getWidth(), icon.getHeight())).containsOnly(size);
        }
        assertThat(ClientPackage.ICONS).contains(16, 512);
        assertThat(DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(ROOT.resolve("assets/brand/vireo.svg").toFile())
                .getDocumentElement().getTagName()).isEqualTo("svg");
    }

    @Test
    void everyLibraryThatWasRenamedForTimesOf64BitsIsNeededByEitherName() throws IOException {
        List<String> depends = ClientPackage.facts(new Build(ROOT, ROOT, "1", Instant.EPOCH, 0)).depends();
        assertThat(depends).filteredOn(each -> each.contains("t64")).isNotEmpty()
                .allMatch(each -> each.matches("(\\S+)t64 \\| \\1"));
        assertThat(depends).filteredOn(each -> each.matches("lib(gtk-3-0|glib2.0-0|asound2|cups2)")).isEmpty();
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
