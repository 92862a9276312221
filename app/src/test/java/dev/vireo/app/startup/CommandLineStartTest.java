package dev.vireo.app.startup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.app.store.DataFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class CommandLineStartTest {

    private static final Map<String, String> NOTHING = Map.of();
    private static final String LINK = "vireo://join?code=ABCD-EFGH&at=http://10.0.0.2:8080";

    @TempDir private Path disk;

    @Test
    void anOfficeIsServedWithoutAWindow() throws IOException {
        Path folder = Files.createDirectories(disk.resolve("office"));
        Files.writeString(folder.resolve("vireo.properties"), "");
        assertThat(asked(NOTHING, "--office", folder.toString())).isEqualTo(new CommandLineStart.OfficeStart(folder, false));
        assertThat(asked(NOTHING, "--office", folder.toString(), "--take-over")).isEqualTo(new CommandLineStart.OfficeStart(folder, true));
    }

    @Test
    void whereThereIsNoOfficeNoneIsServedAndNothingIsMade() {
        Path folder = disk.resolve("typo");
        assertThat(asked(NOTHING, "--office", folder.toString())).isInstanceOfSatisfying(CommandLineStart.UsageError.class,
                mistake -> assertThat(mistake.words()).startsWith("vireo: there is no office in " + folder));
        assertThat(folder).doesNotExist();
    }

    @Test
    void withoutOptionsTheDataFolderIsTheSystemsDefault() {
        assertThat(asked(NOTHING)).isEqualTo(client(DataFolder.standard(), ""));
        assertThat(asked(Map.of("VIREO_APP_DATA", " "))).isEqualTo(client(DataFolder.standard(), ""));
    }

    @Test
    void aFlagOverridesTheEnvironment() {
        Map<String, String> environment = Map.of("VIREO_APP_DATA", "/from/environment");
        assertThat(asked(environment)).isEqualTo(client(Path.of("/from/environment").toAbsolutePath(), ""));
        Path flag = Path.of("/from/flag").toAbsolutePath();
        assertThat(asked(environment, "--data", "/from/flag")).isEqualTo(client(flag, ""));
        assertThat(asked(environment, "--data=/from/flag", "--hidden")).isEqualTo(new CommandLineStart.ClientStart(flag, "", true));
    }

    @Test
    void anInvitationsLinkIsTakenWithAndWithoutTheOption() {
        CommandLineStart expected = client(DataFolder.standard(), LINK);
        assertThat(asked(NOTHING, "--join", LINK)).isEqualTo(expected);
        assertThat(asked(NOTHING, "--join=" + LINK)).isEqualTo(expected);
        assertThat(asked(NOTHING, LINK)).isEqualTo(expected);
        assertThat(asked(NOTHING, "--", LINK)).isEqualTo(expected);
        assertThat(asked(NOTHING, "VIREO:join?code=ABCD")).isEqualTo(client(DataFolder.standard(), "VIREO:join?code=ABCD"));
    }

    @Test
    void helpAndVersionArePrintedWithoutAWindow() {
        for (String help : List.of("--help", "-h")) {
            assertThat(asked(NOTHING, help, "--data", "x")).isInstanceOfSatisfying(CommandLineStart.PrintedAnswer.class,
                    answer -> assertThat(answer.words()).contains("--data", "VIREO_APP_DATA", "--join", "--hidden", "--office", "--version")
                            .doesNotContain("--take-over"));
        }
        for (String version : List.of("--version", "-V")) {
            assertThat(asked(NOTHING, version)).isInstanceOfSatisfying(CommandLineStart.PrintedAnswer.class,
                    answer -> assertThat(answer.words()).startsWith("Vireo ").doesNotContain("\n"));
        }
    }

    static Stream<List<String>> mistakes() {
        return Stream.of(List.of("--colour", "green"), List.of("--colour=green"), List.of("-x"), List.of("--dat", "x"),
                List.of("--data"), List.of("--data", ""), List.of("--data", " "), List.of("--data", "a", "--data", "b"),
                List.of("--data", "/home/shyam/a;b"), List.of("--data", "pom.xml"),
                List.of("--join"), List.of("--join", ""), List.of("--join", "https://example.org"), List.of("https://example.org"),
                List.of(""),
                List.of(LINK, LINK), List.of("--join", LINK, LINK), List.of(LINK + "\n--data"),
                List.of("vireo://join?" + "x".repeat(2_000)),
                List.of("@pom.xml"), List.of("--jion", LINK), List.of("--hidden=perhaps"),
                List.of("--office"), List.of("--office", ""), List.of("--office", "x", "--data", "y"), List.of("--office", "x", LINK),
                List.of("--office", "x", "--hidden"), List.of("--take-over"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void aMistakeIsExplainedInOneLine(List<String> arguments) {
        assertThat(asked(NOTHING, arguments.toArray(String[]::new))).isInstanceOfSatisfying(CommandLineStart.UsageError.class,
                mistake -> assertThat(mistake.words()).matches("vireo: .{5,}\\(see vireo --help\\)").doesNotContain("ABCD"));
    }

    private static CommandLineStart client(Path data, String join) {
        return new CommandLineStart.ClientStart(data, join, false);
    }

    private static CommandLineStart asked(Map<String, String> environment, String... arguments) {
        return CommandLineStart.asked(arguments, environment);
    }
}
