package dev.vireo.app;

import dev.vireo.app.store.DataFolder;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** The outcome of parsing the command line. */
sealed interface CommandLineStart {

    /** The client with this data folder. */
    record ClientStart(Path data) implements CommandLineStart {
    }

    /** Words instead of windows. */
    record PrintedAnswer(String words) implements CommandLineStart {
    }

    /** It cannot be followed; one line says why. */
    record UsageError(String words) implements CommandLineStart {
    }

    /** A flag counts before the environment, the environment before the system's own custom. */
    static CommandLineStart asked(String[] arguments, Map<String, String> environment) {
        CommandLine command = command();
        try {
            ParseResult result = command.parseArgs(arguments);
            if (result.isUsageHelpRequested()) {
                return new PrintedAnswer(command.getUsageMessage(CommandLine.Help.Ansi.OFF).strip());
            }
            if (result.isVersionHelpRequested()) {
                return new PrintedAnswer("Vireo " + Version.current());
            }
            String folder = result.matchedOptionValue("--data", environment.getOrDefault("VIREO_APP_DATA", ""));
            Path data = folder.isBlank() ? DataFolder.standard() : Path.of(folder).toAbsolutePath();
            if (data.toString().contains(";")) {
                return new UsageError("vireo: the path of the data folder can't contain a semicolon: " + data);
            }
            return new ClientStart(data);
        } catch (ParameterException | InvalidPathException e) {
            String why = Objects.requireNonNullElse(e.getMessage(), "couldn't read the command line").lines().findFirst().orElse("");
            return new UsageError("vireo: " + why + " (see vireo --help)");
        }
    }

    private static CommandLine command() {
        CommandSpec spec = CommandSpec.create().name("vireo");
        spec.mixinStandardHelpOptions(true);
        spec.usageMessage().description("A messenger for your office.");
        spec.addOption(OptionSpec.builder("--data")
                .paramLabel("DIR")
                .type(String.class)
                .description("The folder for this client's data. Can also be set by VIREO_APP_DATA in the environment. Default: "
                        + DataFolder.standard())
                .build());
        return new CommandLine(spec);
    }
}
