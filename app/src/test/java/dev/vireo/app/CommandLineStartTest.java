package dev.vireo.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.app.store.DataFolder;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class CommandLineStartTest {

    private static final Map<String, String> NOTHING = Map.of();

    @Test
    void anOfficeIsServedWithoutAWindow() {
        Path folder = Path.of("/data/office").toAbsolutePath();
        assertThat(asked(NOTHING, "--office", "/data/office")).isEqualTo(new CommandLineStart.OfficeStart(folder, false));
        assertThat(asked(NOTHING, "--office", "/data/office", "--take-over")).isEqualTo(new CommandLineStart.OfficeStart(folder, true));
    }

    @Test
    void withoutOptionsTheDataFolderIsTheSystemsDefault() {
        assertThat(asked(NOTHING)).isEqualTo(new CommandLineStart.ClientStart(DataFolder.standard(), ""));
    }

    @Test
    void aFlagOverridesTheEnvironment() {
        Map<String, String> environment = Map.of("VIREO_APP_DATA", "/from/environment");
        assertThat(asked(environment)).isEqualTo(new CommandLineStart.ClientStart(Path.of("/from/environment").toAbsolutePath(), ""));
        assertThat(asked(environment, "--data", "/from/flag"))
                .isEqualTo(new CommandLineStart.ClientStart(Path.of("/from/flag").toAbsolutePath(), ""));
    }

    @Test
    void anInvitationsLinkIsTakenWithAndWithoutTheOption() {
        String link = "vireo://join?code=ABCD-EFGH&at=http://10.0.0.2:8080";
        CommandLineStart expected = new CommandLineStart.ClientStart(DataFolder.standard(), link);

        assertThat(asked(NOTHING, "--join", link)).isEqualTo(expected);
        assertThat(asked(NOTHING, link)).isEqualTo(expected);
        assertThat(asked(NOTHING, "https://example.org")).isInstanceOfSatisfying(CommandLineStart.UsageError.class,
                mistake -> assertThat(mistake.words()).contains("vireo://join").doesNotContain("\n"));
        assertThat(asked(NOTHING, link, link)).isInstanceOf(CommandLineStart.UsageError.class);
    }

    @Test
    void helpAndVersionArePrintedWithoutAWindow() {
        assertThat(asked(NOTHING, "--help")).isInstanceOfSatisfying(CommandLineStart.PrintedAnswer.class,
                answer -> assertThat(answer.words()).contains("--data", "VIREO_APP_DATA"));
        assertThat(asked(NOTHING, "--version")).isInstanceOfSatisfying(CommandLineStart.PrintedAnswer.class,
                answer -> assertThat(answer.words()).startsWith("Vireo "));
    }

    @Test
    void invalidOptionsAreExplainedInOneLine() {
        assertThat(asked(NOTHING, "--colour", "green")).isInstanceOfSatisfying(CommandLineStart.UsageError.class,
                mistake -> assertThat(mistake.words()).contains("--colour").doesNotContain("\n"));
        assertThat(asked(NOTHING, "--data", "/home/shyam/a;b")).isInstanceOfSatisfying(CommandLineStart.UsageError.class,
                mistake -> assertThat(mistake.words()).contains("semicolon").doesNotContain("\n"));
        assertThat(asked(NOTHING, "--data")).isInstanceOf(CommandLineStart.UsageError.class);
    }

    private static CommandLineStart asked(Map<String, String> environment, String... arguments) {
        return CommandLineStart.asked(arguments, environment);
    }
}
