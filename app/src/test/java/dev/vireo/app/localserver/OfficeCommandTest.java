package dev.vireo.app.localserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class OfficeCommandTest {

    private static final Path FOLDER = Path.of("somewhere", "the office");

    private final Map<String, String> properties = new HashMap<>(Map.of("os.name", "Linux", "java.home", "runtime",
            "java.class.path", "vireo.jar" + File.pathSeparator + File.pathSeparator + "lib", "path.separator", File.pathSeparator));

    @Test
    void theSameRuntimeIsUsedWithAClassPathThatHoldsAnywhere() {
        assertThat(command()).startsWith(Path.of("runtime", "bin", "java").toString())
                .containsSubsequence("-cp",
                        new File("vireo.jar").getAbsolutePath() + File.pathSeparator + new File("lib").getAbsolutePath(),
                        "dev.vireo.app.Launcher", "--office", FOLDER.toAbsolutePath().toString());
    }

    @Test
    void onWindowsNoConsoleOpens() {
        properties.put("os.name", "Windows 11");
        assertThat(command().getFirst()).endsWith("javaw.exe");
    }

    @Test
    void anInstalledClientIsStartedByItsOwnLauncher() {
        properties.put("jpackage.app-path", "/opt/vireo/bin/Vireo");
        assertThat(command()).containsExactly("/opt/vireo/bin/Vireo", "--office", FOLDER.toAbsolutePath().toString());
        assertThat(OfficeCommand.of(this::property, "").client(Path.of("/data")))
                .containsExactly("/opt/vireo/bin/Vireo", "--hidden", "--data", Path.of("/data").toAbsolutePath().toString());
    }

    private List<String> command() {
        return OfficeCommand.of(this::property, "dev.vireo.app.Launcher").office(FOLDER);
    }

    private String property(String key) {
        return properties.getOrDefault(key, "");
    }
}
