package dev.vireo.app.update;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The program as it is installed now. Each version has a folder of its own, VERSION-HASH, and the file {@code installed} beside them names
 * the one that a start would take. A running program stays in its folder.
 */
public final class InstalledProgram {

    private static final String FILE = "installed";
    private static final Pattern FOLDER = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._+~-]{0,119}");
    private static final int LONGEST = 200;

    private final Path home;

    /** @param home the folder of the running program */
    InstalledProgram(Path home) {
        this.home = home.toAbsolutePath().normalize();
    }

    static boolean isInstalled(Path home) {
        return Files.isRegularFile(home.toAbsolutePath().normalize().resolveSibling(FILE));
    }

    /** The version that is installed now, if it is not the one that runs; empty also while a package is just being replaced. */
    Optional<String> other() {
        Path file = home.resolveSibling(FILE);
        try (InputStream in = Files.newInputStream(file)) {
            String name = new String(in.readNBytes(LONGEST), StandardCharsets.UTF_8).strip();
            boolean there = FOLDER.matcher(name).matches() && Files.isDirectory(home.resolveSibling(name).resolve("bin"));
            return there && !home.endsWith(name) ? Optional.of(name.replaceFirst("-[0-9a-f]+$", "")) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
