package dev.vireo.app.autostart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A file in the user's autostart folder, as desktops on Linux read it (Desktop Application Autostart Specification). It needs no
 * systemd, and users find it in their desktop's settings.
 */
final class DesktopEntry implements Autostart {

    /** A desktop turns an entry off with one of these, and leaves the file. */
    private static final List<String> OFF = List.of("Hidden=true", "X-GNOME-Autostart-enabled=false");

    private final Path file;
    private final String name;
    private final List<String> command;

    DesktopEntry(Path folder, String id, String name, List<String> command) {
        this.file = folder.resolve(id + ".desktop");
        this.name = name;
        this.command = command;
    }

    @Override
    public boolean isOn() throws IOException {
        try {
            return Files.readAllLines(file).stream().map(line -> line.replace(" ", "")).noneMatch(OFF::contains);
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    @Override
    public void turn(boolean on) throws IOException {
        if (!on) {
            Files.deleteIfExists(file);
            return;
        }
        Files.createDirectories(file.getParent());
        Files.write(file, List.of("[Desktop Entry]", "Type=Application", "Name=" + escaped(name), "Exec=" + exec(), "Terminal=false",
                "X-GNOME-Autostart-enabled=true"));
    }

    /** Each argument in quotes; first by the rules of Exec, then by those of every value. */
    private String exec() {
        return escaped(command.stream().map(DesktopEntry::quoted).collect(Collectors.joining(" ")));
    }

    private static String quoted(String argument) {
        return '"' + argument.replaceAll("([\\\\\"`$])", "\\\\$1").replace("%", "%%") + '"';
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r").replace("\t", "\\t");
    }
}
