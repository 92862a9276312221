package dev.vireo.app;

import dev.vireo.app.store.DataFolder;
import dev.vireo.protocol.InvitationLink;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** The outcome of parsing the command line. */
sealed interface CommandLineStart {

    String OFFICE = "--office";
    String TAKE_OVER = "--take-over";

    /** The client with this data folder. @param join an invitation's link to begin with; may be empty */
    record ClientStart(Path data, String join) implements CommandLineStart {
    }

    /** The office in this folder, without a window. @param takesOver whether a client that has it now will say when it is free */
    record OfficeStart(Path folder, boolean takesOver) implements CommandLineStart {
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
            if (result.hasMatchedOption(OFFICE)) {
                return new OfficeStart(Path.of(result.matchedOptionValue(OFFICE, "")).toAbsolutePath(), result.hasMatchedOption(TAKE_OVER));
            }
            String folder = result.matchedOptionValue("--data", environment.getOrDefault("VIREO_APP_DATA", ""));
            Path data = folder.isBlank() ? DataFolder.standard() : Path.of(folder).toAbsolutePath();
            if (data.toString().contains(";")) {
                return new UsageError("vireo: the path of the data folder can't contain a semicolon: " + data);
            }
            String join = result.matchedOptionValue("--join", result.matchedPositionalValue(0, "")).strip();
            if (!join.isEmpty() && !InvitationLink.isLink(join)) {
                return new UsageError("vireo: not an invitation's link, which begins with vireo://join (see vireo --help)");
            }
            return new ClientStart(data, join);
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
        spec.addOption(OptionSpec.builder("--join")
                .paramLabel("LINK")
                .type(String.class)
                .description("An invitation's link, vireo://join?..., to join an office with.")
                .build());
        spec.addOption(OptionSpec.builder(OFFICE)
                .paramLabel("DIR")
                .type(String.class)
                .description("Serves the office in this folder in the background, without a window.")
                .build());
        spec.addOption(OptionSpec.builder(TAKE_OVER).type(boolean.class).hidden(true)
                .description("Waits for the client that has the office.").build());
        spec.addPositional(PositionalParamSpec.builder()
                .index("0")
                .arity("0..1")
                .paramLabel("LINK")
                .type(String.class)
                .description("The same, as browsers and desktops hand it over.")
                .build());
        return new CommandLine(spec);
    }
}
