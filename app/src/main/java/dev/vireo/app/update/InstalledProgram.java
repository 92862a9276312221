package dev.vireo.app.update;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The program as it is installed now, which may be another version than the running one. */
public sealed interface InstalledProgram {

    /** The version that is installed now, if it is not the one that runs; empty also while a package is just being replaced. */
    Optional<String> other();

    /** The beginning of a file, as text. */
    private static String read(Path file, int longest) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readNBytes(longest), StandardCharsets.UTF_8);
        }
    }

    /**
     * As the packages for Linux install it: each version has a folder of its own, VERSION-HASH, and the file {@code installed} beside them
     * names the one that a start would take. A running program stays in its folder.
     *
     * @param home the folder of the running program
     */
    record VersionFolders(Path home) implements InstalledProgram {

        private static final String FILE = "installed";
        private static final Pattern FOLDER = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._+~-]{0,119}");
        private static final int LONGEST = 200;

        public VersionFolders {
            home = home.toAbsolutePath().normalize();
        }

        static boolean isInstalled(Path home) {
            return Files.isRegularFile(home.toAbsolutePath().normalize().resolveSibling(FILE));
        }

        @Override
        public Optional<String> other() {
            try {
                String name = read(home.resolveSibling(FILE), LONGEST).strip();
                boolean there = FOLDER.matcher(name).matches() && Files.isDirectory(home.resolveSibling(name).resolve("bin"));
                return there && !home.endsWith(name) ? Optional.of(name.replaceFirst("-[0-9a-f]+$", "")) : Optional.empty();
            } catch (IOException e) {
                return Optional.empty();
            }
        }
    }

    /**
     * An application of macOS, whose folder is replaced as a whole. Its property list is the one that Vireo's own build writes.
     *
     * @param bundle  {@code Vireo.app}
     * @param running the version that runs
     */
    record ApplicationBundle(Path bundle, String running) implements InstalledProgram {

        private static final String LAUNCHERS = "MacOS";
        private static final String CONTENTS = "Contents";
        private static final Pattern VERSION = Pattern.compile(
                "<key>CFBundleShortVersionString</key>\\s*<string>([0-9A-Za-z][0-9A-Za-z.+~-]{0,119})</string>");
        private static final int LONGEST = 64 * 1024;

        /** @param launcher the program that was started, {@code Vireo.app/Contents/MacOS/Vireo}. @return empty if it is elsewhere */
        static Optional<InstalledProgram> of(Path launcher, String running) {
            Path launchers = launcher.toAbsolutePath().resolveSibling("").normalize();
            return launchers.endsWith(Path.of(CONTENTS, LAUNCHERS))
                    ? Optional.of(new ApplicationBundle(launchers.resolve("../..").normalize(), running))
                    : Optional.empty();
        }

        @Override
        public Optional<String> other() {
            try {
                Matcher version = VERSION.matcher(read(bundle.resolve(CONTENTS).resolve("Info.plist"), LONGEST));
                // The list is replaced before what it describes is there.
                boolean there = version.find() && Files.isExecutable(bundle.resolve(CONTENTS).resolve(LAUNCHERS).resolve("Vireo"));
                return there && !version.group(1).equals(running) ? Optional.of(version.group(1)) : Optional.empty();
            } catch (IOException e) {
                return Optional.empty();
            }
        }
    }
}
