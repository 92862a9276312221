package dev.vireo.installer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What jpackage is told, checked by jpackage itself: it knows the options of other systems by name. */
final class AppImageTest {

    private static final Build BUILD = new Build(Path.of(".."), Path.of("target"), "0.1.0", Instant.EPOCH, 0);

    @TempDir private Path folder;

    @Test
    void jpackageMakesAProgramOfTheSharedOptions() throws IOException {
        assumeTrue(System.getProperty("os.name").startsWith("Linux"));
        List<String> javaOptions = BUILD.options(ClientPackage.NAME);
        assertThat(jpackage(AppImage.shared(parts(), javaOptions, folder.resolve("made")))).isEmpty();
        assertThat(folder.resolve("made/Vireo/bin/Vireo")).isExecutable();
        assertThat(Files.readAllLines(folder.resolve("made/Vireo/lib/app/Vireo.cfg")))
                .containsAll(javaOptions.stream().map(option -> "java-options=" + option).toList())
                .contains("app.mainjar=$APPDIR/vireo-app.jar");
    }

    @Test
    void jpackageKnowsEveryOptionOfTheOtherSystems() throws IOException {
        assumeTrue(System.getProperty("os.name").startsWith("Linux"));
        Path any = folder.resolve("any");
        List<String> options = new ArrayList<>(AppImage.forWindows(any, "0.1.0"));
        options.addAll(AppImage.forMac(any, any));
        for (String option : options.stream().filter(each -> each.startsWith("--")).distinct().toList()) {
            boolean foreign = option.startsWith("--mac-") || option.startsWith("--win-");
            assertThat(jpackage(List.of("--type", "app-image", option, "x")))
                    .satisfies(words -> assertThat(
                            foreign && !words.contains("not valid on this platform") || words.contains("Invalid Option"))
                            .as(words).isFalse());
        }
        assertThat(jpackage(List.of("--mac-nonsense", "x"))).as("it does not know everything").contains("Invalid Option");
    }

    private ProgramParts parts() throws IOException {
        Path app = Files.createDirectories(folder.resolve("app"));
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, "dev.vireo.app.Launcher");
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(app.resolve("vireo-app.jar")), manifest)) {
            jar.finish();
        }
        Path runtime = Files.createDirectories(folder.resolve("runtime"));
        Files.createDirectories(runtime.resolve("lib"));
        Files.createFile(runtime.resolve("release"));
        return new ProgramParts(app, runtime);
    }

    private static String jpackage(List<String> options) {
        StringWriter words = new StringWriter();
        try (PrintWriter out = new PrintWriter(words)) {
            ToolProvider.findFirst("jpackage").orElseThrow().run(out, out, new ArrayList<>(options).toArray(String[]::new));
        }
        return words.toString();
    }
}
