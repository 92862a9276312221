package dev.vireo.app.autostart;

import dev.vireo.app.store.AppFolders;
import java.nio.file.Files;
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
            return new SharedAutostart(new RunKey(name, command, RunKey::reg), () -> RunKey.isForEverybody(name, RunKey::reg));
        }
        if (lower.contains("mac")) {
            String label = "dev.vireo." + id;
            return new SharedAutostart(new LaunchAgent(home.resolve("Library").resolve("LaunchAgents"), label, command),
                    () -> Files.exists(Path.of("/Library/LaunchAgents", label + ".plist")));
        }
        Path folder = AppFolders.xdgConfig(environment, home).resolve("autostart");
        return new DesktopEntry(folder, "vireo-" + id, name, command);
    }
}
