package dev.vireo.app.localserver;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * The command that starts Vireo once more: an installed one by its own launcher, another one by the same Java runtime with the same
 * class path. With {@code --office} it serves an office and shows no window.
 */
public final class OfficeCommand implements OfficeLauncher {

    /** What jpackage's launchers tell the program of themselves. */
    private static final String INSTALLED = "jpackage.app-path";
    /** Ctrl-C in the terminal in which the client was started, or closing it, is not meant for what it leaves behind. SIGTERM is. */
    private static final List<String> DETACHED = List.of("/bin/sh", "-c", "trap '' HUP INT; exec \"$@\"", "vireo-detached");
    private static final List<String> OPTIONS = List.of("--enable-native-access=ALL-UNNAMED", "-XX:+UseSerialGC", "-Xmx256m");

    private final UnaryOperator<String> properties;
    private final String mainClass;

    private OfficeCommand(UnaryOperator<String> properties, String mainClass) {
        this.properties = properties;
        this.mainClass = mainClass;
    }

    /** As this process was started. @param mainClass of the client */
    public static OfficeCommand here(String mainClass) {
        return of(key -> System.getProperty(key, ""), mainClass);
    }

    /** @param properties of a Java runtime, those of the system or others */
    public static OfficeCommand of(UnaryOperator<String> properties, String mainClass) {
        return new OfficeCommand(properties, mainClass);
    }

    /** Serves the office in this folder; the words of the command, each to be quoted as its reader needs it. */
    public List<String> office(Path folder) {
        return with("--office", folder.toAbsolutePath().toString());
    }

    /** Opens the client with this data folder, in the tray. */
    public List<String> client(Path data) {
        return with("--hidden", "--data", data.toAbsolutePath().toString());
    }

    /** Starts the client with this data folder, in a window, and leaves it to itself. */
    public void startClient(Path data) throws IOException {
        new ProcessBuilder(detached(with("--data", data.toAbsolutePath().toString()))).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD).start()
                .getOutputStream().close();
    }

    @Override
    public Process start(Path folder) throws IOException {
        List<String> command = detached(office(folder));
        command.add("--take-over");
        // Its log is office.log; this is what a Java runtime says that cannot even start.
        File words = folder.resolve("office-start.log").toFile();
        Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(words).start();
        process.getOutputStream().close();
        return process;
    }

    private List<String> detached(List<String> command) {
        List<String> whole = new ArrayList<>(isWindows() ? List.of() : DETACHED);
        whole.addAll(command);
        return whole;
    }

    private List<String> with(String... arguments) {
        List<String> command = new ArrayList<>();
        String installed = properties.apply(INSTALLED);
        if (installed.isEmpty()) {
            command.add(Path.of(properties.apply("java.home"), "bin", isWindows() ? "javaw.exe" : "java").toString());
            command.addAll(OPTIONS);
            command.add("-cp");
            command.add(classPath());
            command.add(mainClass);
        } else {
            command.add(installed);
        }
        command.addAll(List.of(arguments));
        return List.copyOf(command);
    }

    /** Whoever starts it later may do so from another folder. */
    private String classPath() {
        String separator = properties.apply("path.separator");
        return Arrays.stream(properties.apply("java.class.path").split(separator)).filter(entry -> !entry.isEmpty())
                .map(entry -> new File(entry).getAbsolutePath()).collect(Collectors.joining(separator));
    }

    private boolean isWindows() {
        return properties.apply("os.name").toLowerCase(Locale.ROOT).startsWith("win");
    }
}
