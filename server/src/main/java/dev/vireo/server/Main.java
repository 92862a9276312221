package dev.vireo.server;

import dev.vireo.memory.RestingMemory;
import dev.vireo.server.backup.BackupException;
import dev.vireo.server.move.RefusedException;
import dev.vireo.server.move.UnfinishedException;
import dev.vireo.server.problem.ProblemException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntSupplier;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** The command line. Any reason for which the server cannot start is printed as one line to standard error, with exit code 2. */
public final class Main {

    private static final int BROKEN = 2;
    private static final int UNFINISHED = 1;
    private static final String MOVE = "move";
    private static final String CHECK = "check";
    private static final String COMPACT = "compact";
    private static final String AUDIT = "audit";
    private static final String VERIFY = "verify";
    private static final String BACKUP = "backup";
    private static final String RESTORE = "restore";
    private static final String TO = "--to";
    private static final String FROM = "--from";
    private static final String ACCEPT = "--accept";
    private static final String NEW_LOG = "--new-log";
    private static final String BACK = "--back";
    /** How long an interrupted move may finish writing a batch. */
    private static final Duration STOPPING = Duration.ofSeconds(30);

    private final PrintStream out;
    private final PrintStream err;
    private final Map<String, String> environment;

    private Main(PrintStream out, PrintStream err, Map<String, String> environment) {
        this.out = out;
        this.err = err;
        this.environment = environment;
    }

    public static void main(String[] arguments) {
        // Vireo passes a locale wherever it writes for machines; this is for libraries that may not.
        Locale.setDefault(Locale.ROOT);
        ServerLog.configure();
        System.exit(new Main(System.out, System.err, System.getenv()).run(arguments));
    }

    private int run(String[] arguments) {
        Optional<Map<Setting, String>> served = ServeArguments.read(List.of(arguments));
        return served.isPresent() ? refusing(() -> serve(served.get())) : runCommand(arguments);
    }

    private int refusing(IntSupplier command) {
        try {
            return command.getAsInt();
        } catch (StartException | RefusedException e) {
            return refuse(String.valueOf(e.getMessage()));
        }
    }

    private int runCommand(String[] arguments) {
        CommandLine command = new CommandLine(root());
        command.setParameterExceptionHandler((mistake, given) -> refuse(String.valueOf(mistake.getMessage())));
        command.setExecutionStrategy(this::execute);
        return command.execute(arguments);
    }

    private int execute(ParseResult result) {
        Integer help = CommandLine.executeHelpRequest(result);
        if (help != null) {
            return help;
        }
        if (!result.hasSubcommand()) {
            return refuse("No command given. Try vireo-server serve --data DIR, or vireo-server --help.");
        }
        ParseResult command = result.subcommand();
        return refusing(() -> switch (command.commandSpec().name()) {
            case MOVE -> move(command);
            case CHECK -> check(command);
            case COMPACT -> compact(command);
            case AUDIT -> audit(command);
            case BACKUP -> backup(command);
            case RESTORE -> restore(command);
            default -> serve(flags(command));
        });
    }

    /** Ctrl-C interrupts it between two batches. */
    private int move(ParseResult result) {
        MoveCommand command = new MoveCommand(Config.of(flags(result), environment), result.hasMatchedOption(BACK));
        AtomicBoolean stopping = new AtomicBoolean();
        CountDownLatch ended = new CountDownLatch(1);
        endWithin(STOPPING, stopping, ended);
        try {
            command.run(out::println, stopping::get);
            return 0;
        } catch (UnfinishedException | ProblemException | IOException e) {
            err.println("vireo-server: " + e.getMessage());
            return UNFINISHED;
        } finally {
            out.flush();
            ended.countDown();
        }
    }

    /** Prints each unreadable part to standard output, one per line; the exit code tells whether there is any. */
    private int check(ParseResult result) {
        try {
            return new CheckCommand(Config.of(flags(result), environment), result.hasMatchedOption(ACCEPT),
                    result.hasMatchedOption(NEW_LOG)).run(out::println) ? 0 : BROKEN;
        } catch (IOException e) {
            return refuse("The data folder can't be read: " + e.getMessage());
        } finally {
            out.flush();
        }
    }

    private int compact(ParseResult result) {
        try {
            new CompactCommand(Config.of(flags(result), environment)).run(out::println);
            return 0;
        } catch (IOException e) {
            return refuse("The database file can't be compacted: " + e.getMessage());
        } finally {
            out.flush();
        }
    }

    /** One line, whatever it finds. */
    private int audit(ParseResult result) {
        if (!result.hasSubcommand()) {
            return refuse("No audit command given. Try vireo-server audit verify --data DIR.");
        }
        try {
            return new AuditCommand(Config.of(flags(result.subcommand()), environment)).verify(out::println) ? 0 : UNFINISHED;
        } finally {
            out.flush();
        }
    }

    /** Ctrl-C breaks it off, unless a running server makes it: that goes on. */
    private int backup(ParseResult result) {
        BackupCommand command = new BackupCommand(Config.of(flags(result), environment), path(result, TO));
        AtomicBoolean stopping = new AtomicBoolean();
        CountDownLatch ended = new CountDownLatch(1);
        endWithin(STOPPING, stopping, ended);
        try {
            command.run(line -> {
                out.println(line);
                out.flush();
            }, stopping::get);
            return 0;
        } catch (BackupException e) {
            return refuse(e.getMessage());
        } catch (ProblemException | IOException e) {
            return refuse("The backup can't be written: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return UNFINISHED;
        } finally {
            ended.countDown();
        }
    }

    private int restore(ParseResult result) {
        try {
            new RestoreCommand(Config.of(flags(result), environment), path(result, FROM)).run(line -> {
                out.println(line);
                out.flush();
            });
            return 0;
        } catch (BackupException e) {
            return refuse(e.getMessage() + " Nothing was restored.");
        } catch (IOException e) {
            return refuse("The backup can't be restored: " + e.getMessage());
        }
    }

    private static Path path(ParseResult result, String option) {
        String path = result.matchedOptionValue(option, "");
        try {
            if (!path.isBlank()) {
                return Path.of(path).toAbsolutePath().normalize();
            }
        } catch (InvalidPathException e) {
            throw new StartException(option + " isn't a valid path on this computer.");
        }
        throw new StartException("No file given. Set " + option + " FILE.");
    }

    /** What has begun is told to stop when the process is, and waited for. */
    private static void endWithin(Duration time, AtomicBoolean stopping, CountDownLatch ended) {
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("stop").unstarted(() -> {
            stopping.set(true);
            try {
                ended.await(time.toSeconds(), TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }));
    }

    private static Map<Setting, String> flags(ParseResult result) {
        Map<Setting, String> flags = new EnumMap<>(Setting.class);
        for (Setting setting : Setting.values()) {
            String value = result.matchedOptionValue(setting.flag(), null);
            if (value != null) {
                flags.put(setting, value);
            }
        }
        return flags;
    }

    private int serve(Map<Setting, String> flags) {
        Config config = Config.of(flags, environment);
        FatalErrorExit.guardAllThreads();
        VireoServer server = VireoServer.start(config, FatalErrorExit::end);
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("stop").unstarted(() -> {
            server.close();
            stopped.countDown();
        }));
        greet(config, server);
        SystemdNotification.ready(environment);
        ServerWarmUp.run();
        RestingMemory.watch();
        try {
            stopped.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return 0;
    }

    private void greet(Config config, VireoServer server) {
        out.println("Vireo " + VireoVersion.current() + " serves " + config.data() + " at " + (server.isEncrypted() ? "https" : "http")
                + "://" + inUrl(config.host()) + ":"
                + server.port());
        if (server.isEncrypted()) {
            out.println("Encrypted. To make sure that it is this office, compare these words: " + server.fingerprint().spoken());
        }
        server.setupCode().ifPresent(code -> out.println("The office is not set up yet. Its setup code: " + code));
        out.flush();
    }

    /** Puts an IPv6 address in brackets, so that its colons are not mistaken for the port's. */
    private static String inUrl(String host) {
        return host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
    }

    private int refuse(String message) {
        err.println("vireo-server: " + message.lines().findFirst().orElse("cannot start"));
        return BROKEN;
    }

    private static CommandSpec root() {
        CommandSpec root = command("vireo-server", "The server of a Vireo office.");
        root.addSubcommand(ServeArguments.SERVE, serve());
        root.addSubcommand(MOVE, moving());
        root.addSubcommand(BACKUP, onFile(BACKUP, "Backs up an office into one file, also while its server runs, and verifies the file by "
                + "restoring it. The file holds the office's key: keep it as safe as the data folder.", TO,
                "FILE|FOLDER", "Where the backup goes: a new file, or a folder, in which it is named by the time. Required."));
        root.addSubcommand(RESTORE, onFile(RESTORE, "Restores a backup into an empty data folder, on any computer. Clients find the "
                + "office by its key and go on.", FROM, "FILE", "The backup. Required."));
        root.addSubcommand(CHECK, checking());
        root.addSubcommand(COMPACT,
                onFolder(COMPACT, "Shrinks an office's database file to the size of its contents. Stop the server first. "
                        + "Takes minutes for gigabytes, and twice the disk space while it runs."));
        root.addSubcommand(AUDIT, auditing());
        return root;
    }

    private static CommandSpec auditing() {
        CommandSpec verify = command(VERIFY, "Verifies that no entry of the audit log was changed, removed, put in or moved. Exits with 1 "
                + "if one was. Stop the server first where the office is in a data folder; on PostgreSQL it may run.");
        verify.addOption(option(Setting.DATA));
        verify.addOption(option(Setting.DATABASE_URL));
        CommandSpec audit = command(AUDIT, "Works with an office's audit log.");
        audit.addSubcommand(VERIFY, verify);
        return audit;
    }

    private static CommandSpec serve() {
        CommandSpec serve = command(ServeArguments.SERVE, "Runs the server of the office in a data folder.");
        serve.usageMessage().footer("", "Every option can also be set in the environment, as in VIREO_DATABASE_URL, "
                + "or in DIR/vireo.properties or the file of --config, as in database-url. Flags take precedence.");
        for (Setting setting : Setting.values()) {
            serve.addOption(option(setting));
        }
        return serve;
    }

    private static CommandSpec moving() {
        CommandSpec move = command(MOVE, "Moves the office in a data folder into a PostgreSQL database, or back. "
                + "Stop all of its servers first.");
        move.usageMessage().footer("", "You can interrupt it at any time; run the same command again to continue. At the end both "
                + "sides are compared. The original is kept, and marked so that no server serves it by mistake.");
        move.addOption(option(Setting.DATA));
        move.addOption(option(Setting.DATABASE_URL));
        move.addOption(OptionSpec.builder(BACK).type(boolean.class)
                .description("Move from the database into the data folder, which must not contain an office yet.").build());
        return move;
    }

    private static CommandSpec onFolder(String name, String description) {
        CommandSpec command = command(name, description);
        command.addOption(option(Setting.DATA));
        return command;
    }

    private static CommandSpec checking() {
        CommandSpec check = onFolder(CHECK, "Checks that everything in an office's data folder can be read. "
                + "Stop the server first. Exits with 2 if something can't be read.");
        check.addOption(OptionSpec.builder(ACCEPT).type(boolean.class)
                .description("Let a server serve a copy of the folder from now on although attachments are missing in it.").build());
        check.addOption(OptionSpec.builder(NEW_LOG).type(boolean.class)
                .description("Begin the log anew where entries/ is damaged or lost for good. Every client fetches everything again.")
                .build());
        return check;
    }

    private static CommandSpec onFile(String name, String description, String option, String label, String optionDescription) {
        CommandSpec command = onFolder(name, description);
        command.addOption(OptionSpec.builder(option).paramLabel(label).type(String.class).description(optionDescription).build());
        return command;
    }

    private static OptionSpec option(Setting setting) {
        return OptionSpec.builder(setting.flag())
                .paramLabel(setting.valueLabel)
                .type(String.class)
                .description(setting.defaultValue.isEmpty()
                        ? setting.description
                        : setting.description + " Default: " + setting.defaultValue)
                .build();
    }

    private static CommandSpec command(String name, String description) {
        CommandSpec command = CommandSpec.create().name(name).version("Vireo " + VireoVersion.current());
        command.mixinStandardHelpOptions(true);
        command.usageMessage().description(description);
        return command;
    }
}
