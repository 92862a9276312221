package dev.vireo.app.store;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/**
 * The folders of one client, by kind. By default that is where the system wants them: on Linux by the XDG Base Directory Specification 0.8,
 * on Windows in AppData, on macOS in Library. Whoever chooses a folder has everything in it.
 *
 * @param data   accounts, keys and the office on this computer; held by one client at a time
 * @param config how this person likes it
 * @param cache  what can be fetched again
 * @param logs   of the client
 */
public record AppFolders(Path data, Path config, Path cache, Path logs) {

    private static final String PREFERENCES = "preferences.json";

    /** Those of a client with this data folder: by the system's custom if it is the standard one, else within it. */
    public static AppFolders of(Path data) {
        Path whole = data.toAbsolutePath().normalize();
        AppFolders standard = standard();
        return whole.equals(standard.data()) ? standard : within(whole);
    }

    /** By the custom of this system, for this user. */
    public static AppFolders standard() {
        return standard(System.getProperty("os.name", ""), System.getenv(), Path.of(System.getProperty("user.home")));
    }

    static AppFolders standard(String system, Map<String, String> environment, Path home) {
        String name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("win")) {
            Path local = chosen(environment, "LOCALAPPDATA", home.resolve("AppData").resolve("Local")).resolve("Vireo");
            Path roaming = chosen(environment, "APPDATA", home.resolve("AppData").resolve("Roaming")).resolve("Vireo");
            return new AppFolders(local, roaming, local.resolve("Cache"), local.resolve("Logs"));
        }
        Path library = home.resolve("Library");
        if (name.contains("mac")) {
            Path support = library.resolve("Application Support").resolve("Vireo");
            return new AppFolders(support, support, library.resolve("Caches").resolve("Vireo"), library.resolve("Logs").resolve("Vireo"));
        }
        Path local = home.resolve(".local");
        return new AppFolders(chosen(environment, "XDG_DATA_HOME", local.resolve("share")).resolve("vireo"),
                xdgConfig(environment, home).resolve("vireo"),
                chosen(environment, "XDG_CACHE_HOME", home.resolve(".cache")).resolve("vireo"),
                chosen(environment, "XDG_STATE_HOME", local.resolve("state")).resolve("vireo").resolve("logs"));
    }

    /** The folder for everybody's settings on Linux. */
    public static Path xdgConfig(Map<String, String> environment, Path home) {
        return chosen(environment, "XDG_CONFIG_HOME", home.resolve(".config"));
    }

    private static AppFolders within(Path folder) {
        return new AppFolders(folder, folder, folder.resolve("cache"), folder.resolve("logs"));
    }

    /** An empty or relative path counts as none: that is the specification's word, and another program's folder is no place to guess. */
    private static Path chosen(Map<String, String> environment, String variable, Path otherwise) {
        try {
            Path path = Path.of(environment.getOrDefault(variable, ""));
            return path.isAbsolute() ? path.normalize() : otherwise;
        } catch (InvalidPathException e) {
            return otherwise;
        }
    }

    /** Whether the files are where the system wants them. */
    public boolean areStandard() {
        return equals(standard());
    }

    /** The file of the preferences. Earlier versions kept it among the data, and where it is there, it stays. */
    Path preferences() {
        Path before = data.resolve(PREFERENCES);
        return Files.exists(before) ? before : config.resolve(PREFERENCES);
    }
}
