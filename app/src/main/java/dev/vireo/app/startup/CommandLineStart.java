package dev.vireo.app.startup;

import dev.vireo.app.localserver.LocalOffice;
import dev.vireo.app.store.DataFolder;
import dev.vireo.protocol.InvitationLink;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** The outcome of parsing the command line. */
public sealed interface CommandLineStart {

    String DATA = "--data";
    String JOIN = "--join";
    String HIDDEN = "--hidden";
    String OFFICE = "--office";
    String TAKE_OVER = "--take-over";

    /** What is written to a terminal may end up in the system's log, and a link lets people in. */
    Pattern WITH_CODE = Pattern.compile("vireo:[^\\s']+", Pattern.CASE_INSENSITIVE);

    /**
     * The client with this data folder.
     *
     * @param join   an invitation's link to begin with; may be empty
     * @param hidden whether it begins in the tray
     */
    record ClientStart(Path data, String join, boolean hidden) implements CommandLineStart {
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
            return result.hasMatchedOption(OFFICE) ? office(result) : client(result, environment);
        } catch (ParameterException | InvalidPathException e) {
            String why = Objects.requireNonNullElse(e.getMessage(), "couldn't read the command line").lines().findFirst().orElse("");
            return error(WITH_CODE.matcher(why).replaceAll("vireo:…"));
        }
    }

    private static CommandLineStart office(ParseResult result) {
        boolean more = result.matchedArgs().stream().map(CommandLineStart::name).anyMatch(name -> !name.equals(OFFICE) && !name.equals(
                TAKE_OVER));
        if (more) {
            return error("--office can't be combined with the options of the client");
        }
        String given = result.matchedOptionValue(OFFICE, "");
        if (given.isBlank()) {
            return error("--office needs a folder");
        }
        Path folder = Path.of(given).toAbsolutePath();
        return LocalOffice.exists(folder) ? new OfficeStart(folder, result.hasMatchedOption(TAKE_OVER))
                : error("there is no office in " + folder);
    }

    private static CommandLineStart client(ParseResult result, Map<String, String> environment) {
        if (result.hasMatchedOption(TAKE_OVER)) {
            return error("--take-over needs --office");
        }
        String given = result.matchedOptionValue(DATA, "");
        if (result.hasMatchedOption(DATA) && given.isBlank()) {
            return error("--data needs a folder");
        }
        String folder = given.isBlank() ? environment.getOrDefault("VIREO_APP_DATA", "") : given;
        Path data = folder.isBlank() ? DataFolder.standard() : Path.of(folder).toAbsolutePath();
        if (data.toString().contains(";")) {
            return error("the path of the data folder can't contain a semicolon: " + data);
        }
        if (Files.exists(data) && !Files.isDirectory(data)) {
            return error("the data folder is not a folder: " + data);
        }
        if (result.hasMatchedOption(JOIN) && result.hasMatchedPositional(0)) {
            return error("give one invitation's link, not two");
        }
        boolean linked = result.hasMatchedOption(JOIN) || result.hasMatchedPositional(0);
        String join = result.matchedOptionValue(JOIN, result.matchedPositionalValue(0, "")).strip();
        if (linked && !isOneLink(join)) {
            return error("not an invitation's link, which begins with vireo://join");
        }
        return new ClientStart(data, join, result.hasMatchedOption(HIDDEN));
    }

    /** It is handed over to a running client in one line of bounded length. */
    static boolean isOneLink(String text) {
        return InvitationLink.isLink(text) && text.length() <= InvitationLink.LONGEST && text.chars().noneMatch(Character::isISOControl);
    }

    private static String name(ArgSpec argument) {
        return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
    }

    private static UsageError error(String why) {
        return new UsageError("vireo: " + why + " (see vireo --help)");
    }

    private static CommandLine command() {
        CommandSpec spec = CommandSpec.create().name("vireo");
        spec.mixinStandardHelpOptions(true);
        spec.usageMessage().description("A messenger for your office.").showDefaultValues(false);
        Stream.of(option(DATA, "DIR", "The folder for everything of this client. Can also be set by VIREO_APP_DATA in the environment. "
                + "Default: " + DataFolder.standard()),
                option(JOIN, "LINK", "An invitation's link, vireo://join?..., to join an office with."),
                OptionSpec.builder(HIDDEN).type(boolean.class)
                        .description("Begins in the tray, where there is one and somebody is signed in.").build(),
                option(OFFICE, "DIR", "Serves the office in this folder in the background, without a window."),
                OptionSpec.builder(TAKE_OVER).type(boolean.class).hidden(true).description("Waits for the client that has the office.")
                        .build())
                .forEach(spec::addOption);
        spec.addPositional(PositionalParamSpec.builder().index("0").arity("0..1").paramLabel("LINK").type(String.class)
                .description("The same, as browsers and desktops hand it over.").build());
        // Somebody else wrote the link that a browser hands over.
        return new CommandLine(spec).setExpandAtFiles(false);
    }

    private static OptionSpec option(String name, String value, String description) {
        return OptionSpec.builder(name).paramLabel(value).type(String.class).description(description).build();
    }
}
