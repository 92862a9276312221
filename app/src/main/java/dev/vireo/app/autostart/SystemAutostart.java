package dev.vireo.app.autostart;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The ways of the systems that Vireo runs on. */
public final class SystemAutostart {

    private SystemAutostart() {
    }

    /**
     * As this system does it.
     *
     * @param name    what the user reads in the system's own list
     * @param id      one word for the system
     * @param command what is started
     */
    public static Autostart of(String name, String id, List<String> command) {
        return of(System.getProperty("os.name", ""), System.getenv(), Path.of(System.getProperty("user.home")), name, id, command);
    }

    /** As {@link #of(String, String, List)}, for a system of this name. */
    static Autostart of(String system, Map<String, String> environment, Path home, String name, String id, List<String> command) {
        String lower = system.toLowerCase(Locale.ROOT);
        if (lower.startsWith("win")) {
            return new RunKey(name, command, RunKey::reg);
        }
        if (lower.contains("mac")) {
            return new LaunchAgent(home.resolve("Library").resolve("LaunchAgents"), "dev.vireo." + id, command);
        }
        String config = environment.getOrDefault("XDG_CONFIG_HOME", "");
        Path folder = (config.isBlank() ? home.resolve(".config") : Path.of(config)).resolve("autostart");
        return new DesktopEntry(folder, "vireo-" + id, name, command);
    }
}
