package dev.vireo.server;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;

/** The sources of a setting's value, in order of precedence: flag, environment, file, default. */
record SettingSources(Path data, Map<Setting, String> flags, Map<String, String> environment, Properties file) {

    private static final String FILE = "vireo.properties";
    private static final int PRINTED = 60;

    /**
     * @param flags the flags on the command line
     * @throws StartException if no data folder was given, or the file cannot be read or contains what is no setting
     */
    static SettingSources of(Map<Setting, String> flags, Map<String, String> environment) {
        String data = flags.getOrDefault(Setting.DATA, environment.getOrDefault(Setting.DATA.environmentName(), ""));
        if (data.isBlank()) {
            throw new StartException("No data folder given. Set --data DIR, or VIREO_DATA in the environment.");
        }
        Path folder = folder(data);
        String chosen = flags.getOrDefault(Setting.CONFIG, environment.getOrDefault(Setting.CONFIG.environmentName(), ""));
        Properties file = chosen.isBlank() ? read(folder.resolve(FILE)) : readChosen(chosen);
        return new SettingSources(folder, flags, environment, file);
    }

    String get(Setting setting) {
        String value = flags.get(setting);
        if (value == null) {
            value = environment.get(setting.environmentName());
        }
        if (value == null) {
            value = file.getProperty(setting.key, setting.defaultValue);
        }
        return value.strip();
    }

    /** A value that cannot be used, for a message about it: its beginning, without control characters. */
    static String printable(String text) {
        return text.codePoints()
                .limit(PRINTED)
                .mapToObj(character -> Character.isISOControl(character) ? "?" : Character.toString(character))
                .collect(Collectors.joining());
    }

    private static Path folder(String data) {
        try {
            return Path.of(data).toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            throw new StartException("--data isn't a valid path on this computer.");
        }
    }

    /** One that was asked for must be there. */
    private static Properties readChosen(String name) {
        try {
            Path file = Path.of(name).toAbsolutePath().normalize();
            if (Files.isReadable(file)) {
                return read(file);
            }
        } catch (InvalidPathException e) {
            throw new StartException("--config isn't a valid path on this computer.");
        }
        throw new StartException(printable(name) + " can't be read. Check --config, or VIREO_CONFIG in the environment.");
    }

    private static Properties read(Path file) {
        Properties properties = new Properties();
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                properties.load(reader);
            } catch (IOException | IllegalArgumentException e) {
                throw new StartException(file + " can't be read. Check its permissions, and that it is UTF-8.");
            }
        }
        for (String name : properties.stringPropertyNames()) {
            if (Arrays.stream(Setting.values()).noneMatch(setting -> setting.isInFile() && setting.key.equals(name))) {
                throw new StartException(file + " contains \"" + printable(name) + "\", which isn't a setting.");
            }
        }
        return properties;
    }
}
