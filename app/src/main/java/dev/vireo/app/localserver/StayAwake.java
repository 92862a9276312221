package dev.vireo.app.localserver;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Asks this system not to sleep, or not to shut down without a warning: by a tool of its own, which asks for as long as it runs, and ends
 * when its input does. So nothing is left behind by a process that is killed. logind's own call hands over a file descriptor, which Java's
 * sockets cannot take.
 */
final class StayAwake {

    private static final Path SYSTEMD = Path.of("/run/systemd/system");

    private StayAwake() {
    }

    /** @param sleepless whether to keep the computer awake; else it only warns before it shuts down. @return empty where there is no such tool */
    static Optional<List<String>> command(boolean sleepless) {
        return command(System.getProperty("os.name", ""), Files.isDirectory(SYSTEMD), ProcessHandle.current().pid(), sleepless);
    }

    static Optional<List<String>> command(String system, boolean systemd, long pid, boolean sleepless) {
        String lower = system.toLowerCase(Locale.ROOT);
        if (lower.contains("mac")) {
            return sleepless ? Optional.of(List.of("/usr/bin/caffeinate", "-i", "-s", "-w", Long.toString(pid))) : Optional.empty();
        }
        if (!lower.startsWith("linux") || !systemd) {
            return Optional.empty();
        }
        return Optional.of(List.of("systemd-inhibit", sleepless ? "--what=shutdown:sleep:idle" : "--what=shutdown", "--who=Vireo",
                "--why=Colleagues are connected to the office on this computer.", "--mode=block", "cat"));
    }

    /** Begins to ask. The process ends by itself where the system refuses. */
    static Process start(List<String> command) throws IOException {
        return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
    }
}
